import { createApp } from 'vue';
import '../shared/base.css';
import Pos from './Pos.vue';
import './controls.css';
import './queue.css';
import './desk.css';
import './member.css';
import './sheet.css';

createApp(Pos).mount('#app');
