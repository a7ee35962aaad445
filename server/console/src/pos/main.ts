import { createApp } from 'vue';
import '../shared/base.css';
import Pos from './Pos.vue';
import './pos.css';

createApp(Pos).mount('#app');
