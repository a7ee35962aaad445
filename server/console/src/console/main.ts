import 'element-plus/dist/index.css';
import { createApp } from 'vue';
import '../shared/base.css';
import App from './App.vue';
import { passEscapeOn } from './dialog-escape';
import { router } from './router';
import './theme.css';

passEscapeOn(document);
createApp(App).use(router).mount('#app');
