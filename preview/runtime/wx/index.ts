import type { MiniProgramContext } from '../app/context';
import { accountApis } from './account';
import { baseApis } from './base';
import type { Wx } from './call';
import { deviceApis } from './device';
import { graphicsApis } from './graphics';
import { navigationApis } from './navigation';
import { requestApis } from './request';
import { storageApis } from './storage';
import { uiApis } from './ui';
import { SCHEMA_SINCE, SINCE, compareVersions } from './versions';

/** The `wx` object of one mini-program: a plain object without the calls that the simulated base library lacks. */
export function createWx(context: MiniProgramContext, builtinNames: ReadonlySet<string>): Wx {
  const library = context.host.device().SDKVersion;
  const all: Wx = {
    ...baseApis(context),
    ...deviceApis(context),
    ...storageApis(context.host.storage),
    ...requestApis(context),
    ...accountApis(context),
    ...navigationApis(context),
    ...uiApis(context),
    ...graphicsApis(context),
  };
  const has = (since: string | undefined): boolean =>
    since === undefined || compareVersions(library, since) >= 0;
  const wx: Wx = Object.fromEntries(Object.entries(all).filter(([name]) => has(SINCE[name])));
  wx['canIUse'] = (schema: string): boolean => {
    const known = SCHEMA_SINCE[schema];
    if (known) return has(known);
    const [first = ''] = schema.split('.');
    return first === 'canIUse' || first in wx || builtinNames.has(first);
  };
  return wx;
}
