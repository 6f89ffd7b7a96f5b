import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  // A web origin of the demo application: on another port Keyfob would not answer it.
  preview: { port: 5174, strictPort: true },
});
