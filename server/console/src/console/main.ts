import 'element-plus/dist/index.css';
import { createApp } from 'vue';
import '../shared/base.css';
import App from './App.vue';
import { watchTyping } from './at-stake';
import { passEscapeOn } from './dialog-escape';
import { router } from './router';
import './theme.css';

passEscapeOn(document);
watchTyping(document);
createApp(App).use(router).mount('#app');
