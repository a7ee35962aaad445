import vue from '@vitejs/plugin-vue';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const here = import.meta.dirname;

/** Three pages, laid out as they are served: `/` (launcher), `/console/`, `/pos/`; shared files under `/assets/`. */
export default defineConfig({
  root: here,
  base: '/',
  plugins: [vue()],
  build: {
    outDir: resolve(here, '../dist/console'),
    emptyOutDir: true,
    // Pictures stay files, so that the content security policy needs no data: for scripts or styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    rollupOptions: {
      input: {
        launcher: resolve(here, 'index.html'),
        console: resolve(here, 'console/index.html'),
        pos: resolve(here, 'pos/index.html'),
      },
    },
  },
});
