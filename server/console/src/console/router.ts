import { createRouter, createWebHashHistory } from 'vue-router';
import { somethingUnsaved } from './at-stake';
import { routes } from './pages';
import { sure } from './sure';

export const router = createRouter({ history: createWebHashHistory(), routes });

router.beforeEach((to, from) => {
  if (to.path === from.path || !somethingUnsaved()) return true;
  const text = '填写的内容还没有保存，离开后就没有了。';
  // The way back changes the address before this is asked.
  return sure(text, '不保存就离开？', '不保存，离开', '继续填写', true);
});
