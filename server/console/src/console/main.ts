import 'element-plus/dist/index.css';
import { createApp } from 'vue';
import '../shared/base.css';
import App from './App.vue';
import { somethingUnsaved } from './at-stake';
import { passEscapeOn } from './dialog-escape';
import { keepFocusOn } from './keep-focus';
import { router } from './router';
import { session } from './session';
import './theme.css';

passEscapeOn(document);
keepFocusOn(document);
// Whoever comes in as somebody else after the session's end is not asked: the page is not theirs.
window.addEventListener('beforeunload', (event) => {
  const { now } = session;
  if (now.state === 'in' && now.standing === 'valid' && somethingUnsaved()) event.preventDefault();
});
createApp(App).use(router).mount('#app');
