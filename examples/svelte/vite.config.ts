import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

export default defineConfig({
  // The partner site serves it there.
  base: '/hosts/svelte/',
  plugins: [svelte()],
  build: { rolldownOptions: { input: ['index.html', 'late.html'] } },
});
