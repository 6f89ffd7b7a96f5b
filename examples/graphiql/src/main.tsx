import { createRoot } from 'react-dom/client';
import './style.css';
import { ReturnPage } from './ReturnPage.tsx';

const { pathname, search } = location;

/** An owner who comes back, perhaps on a phone, does not wait for an editor. */
const page = async () => {
  if (pathname === '/return') return <ReturnPage brought={new URLSearchParams(search)} />;
  const { App } = await import('./App.tsx');
  return <App />;
};

const place = document.querySelector('#app');
if (place) createRoot(place).render(await page());
