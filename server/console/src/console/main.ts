import 'element-plus/dist/index.css';
import { createApp } from 'vue';
import '../shared/base.css';
import App from './App.vue';
import { router } from './router';
import './theme.css';

createApp(App).use(router).mount('#app');
