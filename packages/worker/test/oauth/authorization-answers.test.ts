import { ERROR_CODES, ERRORS, type ErrorCode } from '@keyfob/shared/errors/registry';
import { fail } from '@keyfob/shared/result';
import { describe, expect, it } from 'vitest';
import { authorizationError } from '../../src/application/authentication/authorization-error.ts';
import { OAUTH_FACES, type OAuthFace } from '../../src/application/registration/faces.ts';
import { authorizationResponse, registeredRedirect } from '../../src/application/registration/redirect.ts';
import { authUrl, linkStateFor } from '../enode/face.ts';
import { register } from '../support/applications.ts';
import { Browser, ORIGIN } from '../support/browser.ts';
import { fetchKeyfob, REDIRECT_URI, walkToVehicles } from '../support/keyfob.ts';
import { authorizeUrl, press } from '../support/linking.ts';

/** RFC 6749 §4.1.2.1, word for word (the last without its note on the 503 and without a full stop, as Enode prints it). */
const STANDARD = {
  invalid_request:
    'The request is missing a required parameter, includes an invalid parameter value, includes a parameter more than once, or is otherwise malformed.',
  unauthorized_client: 'The client is not authorized to request an authorization code using this method.',
  access_denied: 'The resource owner or authorization server denied the request.',
  unsupported_response_type:
    'The authorization server does not support obtaining an authorization code using this method.',
  invalid_scope: 'The requested scope is invalid, unknown, or malformed.',
  server_error:
    'The authorization server encountered an unexpected condition that prevented it from fulfilling the request.',
  temporarily_unavailable:
    'The authorization server is currently unable to handle the request due to a temporary overloading or maintenance of the server',
} as const;

/** Those that answer in the words of the standard. */
const FACES: readonly OAuthFace[] = ['core', 'enode'];

const answerFor = (face: OAuthFace, code: ErrorCode): URLSearchParams => {
  const target = registeredRedirect({ type: 'web', redirectUris: [REDIRECT_URI] }, REDIRECT_URI);
  if (!target) throw new Error('it is registered');
  const error = authorizationError(ORIGIN, fail(code, 'Some detail of ours.'));
  return new URL(authorizationResponse(target, ORIGIN, face, 'state-1', error)).searchParams;
};

describe('every error there is, as an authorization response', () => {
  it.each(FACES)('of %s names its issuer, the state, the kind in standard words and our page', (face) => {
    const words: Partial<Record<string, string>> = STANDARD;
    for (const code of ERROR_CODES) {
      const { error_description: described = '', ...answer } = Object.fromEntries(answerFor(face, code));
      const { oauth, title } = ERRORS[code];
      const ours = `${title} Some detail of ours.`.replaceAll(/["\\]|[^ -~]/g, "'");
      expect(described).toBe(words[oauth] ?? ours);
      expect(described).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/);
      expect(answer).toEqual({
        error: oauth,
        error_uri: `${ORIGIN}/errors/${code}`,
        state: 'state-1',
        iss: `${ORIGIN}${OAUTH_FACES[face].path}`,
      });
    }
  });

  it('leads by its error_uri to a page that says what happened', async () => {
    for (const [name, code] of [
      ['scope', 'invalid_scope'],
      ['resource', 'invalid_target'],
    ] as const) {
      const answer = await fetchKeyfob(await authorizeUrl({ [name]: 'https://evil.example' }));
      const { searchParams } = new URL(answer.headers.get('Location') ?? 'about:blank');
      const page = await fetchKeyfob(searchParams.get('error_uri') ?? '');
      expect([page.status, await page.text()]).toEqual([200, expect.stringContaining(ERRORS[code].title)]);
    }
  });
});

/** Each error a browser can be sent back with, at each face, as it happens. */
const HAPPENS: readonly [string, keyof typeof STANDARD, (face: OAuthFace) => Promise<string | null>][] = [
  ['no response type', 'invalid_request', (face) => sent(face, { response_type: null })],
  ['another response type', 'unsupported_response_type', (face) => sent(face, { response_type: 'token' })],
  ['a scope there is not', 'invalid_scope', (face) => sent(face, { scope: 'vehicle:soul' })],
  [
    'an application that may not link',
    'unauthorized_client',
    async (face) => {
      const { id } = await register({ operations: ['read'] });
      return sent(face, { client_id: id, redirect_uri: REDIRECT_URI });
    },
  ],
  [
    'an owner who says no',
    'access_denied',
    async (face) => {
      const browser = new Browser();
      const start = await urlAt(face, {});
      await press(browser, await walkToVehicles(browser, start), 'deny');
      return browser.left;
    },
  ],
];

const urlAt = async (face: OAuthFace, changes: Record<string, string | null>): Promise<string> =>
  face === 'core' ? authorizeUrl(changes) : authUrl(await linkStateFor(), changes);

const sent = async (face: OAuthFace, changes: Record<string, string | null>): Promise<string | null> => {
  const browser = new Browser();
  await browser.open(await urlAt(face, changes));
  return browser.left;
};

describe('a browser is sent back', () => {
  const rows = HAPPENS.flatMap(([what, error, happens]) =>
    FACES.map((face) => ({ face, what, error, happens })),
  );

  it.each(rows)('by $face after $what with $error, its words and iss', async ({ face, error, happens }) => {
    const { searchParams } = new URL((await happens(face)) ?? 'about:blank');
    const told = ['error', 'error_description', 'iss'].map((name) => searchParams.get(name));
    expect(told).toEqual([error, STANDARD[error], `${ORIGIN}${OAUTH_FACES[face].path}`]);
    expect(searchParams.get('state')).not.toBeNull();
    expect(searchParams.get('code')).toBeNull();
  });
});
