/** For tools that read TypeScript without Vue's compiler (the linter); vue-tsc reads the components themselves. */
declare module '*.vue' {
  import type { Component } from 'vue';

  const component: Component;
  export default component;
}
