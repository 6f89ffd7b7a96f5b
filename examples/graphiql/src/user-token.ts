import { keyfobOrigin } from './keyfob-origin.ts';

/** Milliseconds before its end in which a token is renewed: a call takes its time. */
const MARGIN = 30_000;

/** When a JWT ends, in milliseconds since the epoch. */
const endOf = (token: string): number => {
  const payload = token.split('.')[1] ?? '';
  const { exp } = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
  return exp * 1000;
};

/** Asks for a token as an app asks its own identity provider, in whose place Keyfob stands in development. */
const fetchToken = async (sub: string): Promise<string> => {
  const url = `${keyfobOrigin}/dev/user-token?sub=${encodeURIComponent(sub)}`;
  const response = await fetch(url).catch(() => {
    throw new Error(
      `Nothing answers at ${keyfobOrigin}. "pnpm dev" in the root of the repository starts it.`,
    );
  });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
};

/** A user's token for each call: the same until it ends, then another. */
export const userTokens = (sub: string): (() => Promise<string>) => {
  let current = Promise.resolve('');
  let end = 0;
  let asking = false;
  return () => {
    if (asking || Date.now() < end - MARGIN) return current;
    asking = true;
    current = fetchToken(sub)
      .then((token) => {
        end = endOf(token);
        return token;
      })
      .finally(() => {
        asking = false;
      });
    return current;
  };
};
