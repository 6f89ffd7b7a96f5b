import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  // The partner site serves it there.
  base: '/hosts/react/',
  plugins: [react()],
  build: { rolldownOptions: { input: ['index.html', 'late.html'] } },
});
