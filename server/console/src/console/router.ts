import { createRouter, createWebHashHistory } from 'vue-router';
import Entrances from './pages/Entrances.vue';
import Staff from './pages/Staff.vue';
import Terminals from './pages/Terminals.vue';

export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', redirect: '/entrances' },
    { path: '/entrances', name: 'entrances', component: Entrances },
    { path: '/staff', name: 'staff', component: Staff },
    { path: '/stores/:storeId/terminals', name: 'terminals', component: Terminals, props: true },
  ],
});
