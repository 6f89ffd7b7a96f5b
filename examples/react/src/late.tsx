import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { LateApp } from './LateApp.tsx';

const root = document.getElementById('app');
if (root)
  createRoot(root).render(
    <StrictMode>
      <LateApp />
    </StrictMode>,
  );
