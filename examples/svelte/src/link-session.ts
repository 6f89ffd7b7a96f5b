import type { KeyfobConnect } from '@keyfob/widget';

type FetchSession = NonNullable<KeyfobConnect['fetchSession']>;

/** Asks the site's own backend for a link session: it knows who the visitor is, and has the secret. */
export const fetchSession: FetchSession = async ({ signal, ...request }) => {
  const response = await fetch('/link-session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(request),
    signal,
  });
  if (!response.ok) throw new Error(`The backend made no link session: ${response.status}`);
  return response.json();
};
