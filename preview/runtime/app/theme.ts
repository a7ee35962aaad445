import type { AppConfig } from '../bundle';
import type { PageChrome } from './page';

/** Values of window configuration; `@name` is looked up in theme.json. */
function windowValue(
  app: AppConfig,
  config: Record<string, unknown>,
  name: string,
  theme: 'light' | 'dark',
): string {
  const value = config[name];
  if (typeof value !== 'string') return '';
  if (!value.startsWith('@')) return value;
  return app.themes[app.darkmode ? theme : 'light'][value.slice(1)] ?? '';
}

/** How a page wants the phone's frame, from its own and the app's window configuration. */
export function chromeOf(
  app: AppConfig,
  config: Record<string, unknown>,
  theme: 'light' | 'dark',
): PageChrome {
  const read = (name: string, fallback: string): string => windowValue(app, config, name, theme) || fallback;
  return {
    title: read('navigationBarTitleText', ''),
    background: read('navigationBarBackgroundColor', '#000000'),
    textStyle: read('navigationBarTextStyle', 'white') === 'black' ? 'black' : 'white',
    homeButton: config['homeButton'] === true,
    navigationStyle: read('navigationStyle', 'default') === 'custom' ? 'custom' : 'default',
  };
}
