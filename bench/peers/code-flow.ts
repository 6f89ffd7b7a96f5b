import { randomBytes } from 'node:crypto';
import { type Ask, basic, type Client, forEach } from '../client/http.ts';
import { newProof } from '../client/pkce.ts';
import { CLIENT, type Counted, type Operation, REDIRECT_URI } from './peer.ts';

/** A code with what it is exchanged with. */
export interface Code {
  readonly code: string;
  readonly verifier: string;
}

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** How a peer is spoken to, where they differ. */
export interface Dialect {
  readonly client: Client;
  readonly token: string;
  /** What the client proves itself with at the token endpoint; `null` where clients have no secrets. */
  readonly secret: string | null;
}

/** Query of an authorization request, and the verifier behind its challenge. */
export const authorizationRequest = (
  scope: string,
): { readonly query: string; readonly verifier: string } => {
  const { verifier, challenge } = newProof();
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: CLIENT.id,
    redirect_uri: REDIRECT_URI,
    scope,
    state: randomBytes(16).toString('base64url'),
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
  return { query: query.toString(), verifier };
};

const atToken = ({ secret }: Dialect, form: Record<string, string>): Ask =>
  secret === null ? { form: { ...form, client_id: CLIENT.id } } : { form, headers: basic(CLIENT.id, secret) };

const tokensIn = (text: string): Tokens => {
  const { access_token: accessToken, refresh_token: refreshToken } = JSON.parse(text);
  if (typeof accessToken !== 'string') throw new Error(`No access token in ${text}`);
  return { accessToken, refreshToken: typeof refreshToken === 'string' ? refreshToken : '' };
};

export const exchange = async (dialect: Dialect, { code, verifier }: Code): Promise<Tokens> => {
  const form = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: REDIRECT_URI,
    code_verifier: verifier,
  };
  return tokensIn((await dialect.client.expect(200, dialect.token, atToken(dialect, form))).text);
};

export const refresh = async (dialect: Dialect, token: string): Promise<string> => {
  const form = { grant_type: 'refresh_token', refresh_token: token };
  const { text } = await dialect.client.expect(200, dialect.token, atToken(dialect, form));
  const { refreshToken } = tokensIn(text);
  if (refreshToken === '' || refreshToken === token) throw new Error('The refresh token was not rotated.');
  return refreshToken;
};

/** Refresh families at work at once. */
const FAMILIES = 10;

/** Refreshes `times` in all, one after the other in each family. */
const refreshing =
  (dialect: Dialect, grants: (count: number) => Promise<readonly Tokens[]>): Operation =>
  async (times, counted) => {
    const families = await grants(FAMILIES);
    await counted(() =>
      forEach(families, async ({ refreshToken }) => {
        let token = refreshToken;
        for (let done = 0; done < times / FAMILIES; done += 1) token = await refresh(dialect, token);
      }),
    );
  };

/** The operations that begin with a code, for a peer that can make some. `codes`: makes them, its sections counted. */
export const codeOperations = (
  dialect: Dialect,
  codes: (times: number, counted: Counted) => Promise<readonly Code[]>,
): { readonly [Name in 'authorizeAndExchange' | 'exchange' | 'refresh']: Operation } & {
  readonly grants: (count: number) => Promise<readonly Tokens[]>;
} => {
  const uncounted: Counted = (section) => section();
  const exchanged = (all: readonly Code[]) => forEach(all, (code) => exchange(dialect, code));
  const grants = async (count: number) => exchanged(await codes(count, uncounted));
  return {
    grants,
    authorizeAndExchange: async (times, counted) => {
      const all = await codes(times, counted);
      await counted(() => exchanged(all));
    },
    exchange: async (times, counted) => {
      const all = await codes(times, uncounted);
      await counted(() => exchanged(all));
    },
    refresh: refreshing(dialect, grants),
  };
};

/** Asks for the client's own token, with what a peer wants besides. */
export const clientCredentials =
  (dialect: Dialect, more: Record<string, string> = {}): Operation =>
  async (times, counted) => {
    const ask = atToken(dialect, { grant_type: 'client_credentials', ...more });
    const all = Array.from({ length: times }, () => ask);
    await counted(() => forEach(all, (each) => dialect.client.expect(200, dialect.token, each)));
  };

/** Tokens that are looked up again and again. */
const LOOKED_UP = 10;

/** Looks live tokens up; `ask` says how. */
export const lookingUp =
  (
    client: Client,
    grants: (count: number) => Promise<readonly Tokens[]>,
    path: string,
    ask: (accessToken: string) => Ask,
  ): Operation =>
  async (times, counted) => {
    const tokens = await grants(LOOKED_UP);
    const asks = Array.from({ length: times }, (_, index) =>
      ask(tokens[index % LOOKED_UP]?.accessToken ?? ''),
    );
    await counted(() =>
      forEach(asks, async (each) => {
        const { text } = await client.expect(200, path, each);
        if (JSON.parse(text).active !== true) throw new Error(`A live token was not: ${text}`);
      }),
    );
  };
