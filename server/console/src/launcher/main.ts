import { createApp } from 'vue';
import '../shared/base.css';
import Launcher from './Launcher.vue';

createApp(Launcher).mount('#app');
