import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  // The partner site serves it there.
  base: '/hosts/vue/',
  plugins: [
    // Without this Vue looks for a component of its own.
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('keyfob-') } } }),
  ],
  build: { rolldownOptions: { input: ['index.html', 'late.html'] } },
});
