import { fail, type Result, succeed } from '@keyfob/shared/result';
import type { AppContext } from '../../context.ts';
import { equalText, sha256 } from '../../crypto/bytes.ts';
import { admit } from '../../guards/admission.ts';
import { findApplication } from '../registration/published.ts';
import { isPublic, type PublishedRegistration } from '../registration/registration.ts';

interface Credentials {
  readonly clientId: string;
  readonly secret: string | null;
}

/** RFC 6749 §2.3.1: both halves of a Basic header are form-encoded. */
const formDecode = (text: string): string | null => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
};

const basicCredentials = (header: string): Credentials | null => {
  const [, encoded] = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(header) ?? [];
  if (!encoded) return null;
  try {
    const text = atob(encoded);
    const colon = text.indexOf(':');
    const clientId = formDecode(text.slice(0, colon));
    const secret = formDecode(text.slice(colon + 1));
    return colon > 0 && clientId && secret ? { clientId, secret } : null;
  } catch {
    return null;
  }
};

const TWO_WAYS = fail('invalid_request', 'Authenticate in one way only (RFC 6749 §2.3).');

const credentialsOf = (
  header: string | undefined,
  form: ReadonlyMap<string, string>,
): Result<Credentials> => {
  const clientId = form.get('client_id');
  const secret = form.get('client_secret') ?? null;
  if (header !== undefined) {
    const basic = basicCredentials(header);
    if (!basic) return fail('invalid_client', 'The Authorization header holds no Basic credentials.');
    if (secret !== null) return TWO_WAYS;
    if (clientId !== undefined && clientId !== basic.clientId)
      return fail('invalid_request', 'client_id differs from the Authorization header.', 'client_id');
    return succeed(basic);
  }
  return clientId === undefined
    ? fail('invalid_client', 'No client authentication.')
    : succeed({ clientId, secret });
};

const secretMatches = async (registration: PublishedRegistration, secret: string): Promise<boolean> => {
  const hash = await sha256(secret);
  // Every secret is compared, so that the time says nothing of which one it was.
  return registration.secrets.map((each) => equalText(each.hash, hash)).includes(true);
};

/** An application that proved to be who it says. */
export interface AuthenticatedClient {
  readonly registration: PublishedRegistration;
  /** How: by its id alone (a public client), one of its secrets, or one of its keys. Part of "the same request". */
  readonly method: 'none' | 'secret' | 'key';
}

const bySecret = async (
  c: AppContext,
  { clientId, secret }: Credentials,
): Promise<Result<AuthenticatedClient>> => {
  const registration = await findApplication(c.env, c.var.config, clientId, c.var.now);
  if (!registration) return fail('invalid_client');
  const known = secret === null ? isPublic(registration) : await secretMatches(registration, secret);
  return known
    ? admit(c, { registration, method: secret === null ? 'none' : 'secret' })
    : fail('invalid_client');
};

/**
 * Who calls: `client_secret_basic`, `client_secret_post`, `private_key_jwt`, or a public client by its id alone. An
 * application with keys and secrets may use either. An unknown client and a wrong secret get the same answer.
 */
export const authenticateClient = async (
  c: AppContext,
  form: ReadonlyMap<string, string> = new Map(),
): Promise<Result<AuthenticatedClient>> => {
  const header = c.req.header('Authorization');
  if (form.has('client_assertion') || form.has('client_assertion_type')) {
    if (header !== undefined || form.has('client_secret')) return TWO_WAYS;
    const { authenticateByAssertion } = await import('./client-assertion.ts');
    return authenticateByAssertion(c, form);
  }
  const credentials = credentialsOf(header, form);
  return credentials.ok ? bySecret(c, credentials.value) : credentials;
};
