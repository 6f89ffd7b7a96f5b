import { fail, type Result, succeed } from '@keyfob/shared/result';
import type { Config } from '../../config.ts';
import { base64url, randomBytes, sha256 } from '../../crypto/bytes.ts';
import { sealedIssuer } from '../authentication/user-token-key.ts';
import { providersFor } from './connected-providers.ts';
import type { ApplicationChanges, NewApplicationBody } from './input.ts';
import { areKeysUsable, keptKeySet } from './keys.ts';
import { DEMO_CLIENT_ID } from './published.ts';
import type { Editable } from './register.ts';
import type { ClientSecret, PublishedRegistration, Registration } from './registration.ts';
import { type Candidate, checkRegistration } from './rules.ts';

type Surroundings = Pick<Config, 'origin' | 'development' | 'ring' | 'routing'>;

/** Letters and digits that no reader takes for one another (Crockford's base 32, lower case). */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

const readable = (length: number): string =>
  [...randomBytes(length)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');

/** A client id that can be read aloud: 80 random bits. */
const madeClientId = (): string => `app-${[0, 1, 2, 3].map(() => readable(4)).join('-')}`;

/** A secret as its application gets it, once, and as it is kept. */
export interface MadeSecret {
  readonly text: string;
  readonly kept: ClientSecret;
}

export const keptSecret = async (id: string, text: string, now: number): Promise<ClientSecret> => ({
  id,
  hash: await sha256(text),
  createdAt: now,
});

/** 256 random bits, with a beginning by which it is found where it should not be. */
export const makeSecret = async (now: number): Promise<MadeSecret> => {
  const text = `kfs_${base64url(randomBytes(32))}`;
  return { text, kept: await keptSecret(`sec-${readable(8)}`, text, now) };
};

const getsSecret = ({ secret, jwks, jwksUri, type }: NewApplicationBody): boolean =>
  secret ?? (jwks === null && jwksUri === null && type === 'web');

const check = async (candidate: Candidate, surroundings: Surroundings): Promise<Result<null>> => {
  const checked = checkRegistration(candidate, surroundings);
  if (!checked.ok) return checked;
  return candidate.jwks === null || (await areKeysUsable(candidate.jwks))
    ? checked
    : fail('validation_failed', 'A key cannot be loaded.', 'jwks');
};

/** An application as it is registered: what is stored of it, and the webhooks it has from the start. */
export interface NewApplication {
  readonly registration: Omit<Registration, 'secrets'>;
  readonly getsSecret: boolean;
  readonly webhookUrls: readonly string[];
}

/** The application a body describes, checked. */
export const newApplication = async (
  body: NewApplicationBody,
  surroundings: Surroundings,
): Promise<Result<NewApplication>> => {
  const { clientId, secret: _, webhookUrls, jwks, ...fields } = body;
  if (clientId === DEMO_CLIENT_ID && !surroundings.development)
    return fail('validation_failed', 'This client id is for development.', 'clientId');
  const { mode, providers = providersFor(mode) } = fields;
  const hasSecret = getsSecret(body);
  const candidate: Candidate = { ...fields, jwks, providers, webhookUrls, hasSecret, standing: null };
  const checked = await check(candidate, surroundings);
  if (!checked.ok) return checked;
  const named = { clientId: clientId ?? madeClientId(), jurisdiction: fields.jurisdiction };
  const registration = {
    ...fields,
    ...named,
    providers,
    jwks: jwks && keptKeySet(jwks),
    userTokens: await sealedIssuer(surroundings, named, fields.userTokens),
  };
  return succeed({ registration, getsSecret: hasSecret, webhookUrls });
};

/** What may change of an application, as it is to be from now on. */
export interface EditedApplication {
  readonly fields: Editable;
  readonly webhookUrls: readonly string[];
}

/** The application with these changes, checked as a whole. */
export const editedApplication = async (
  standing: PublishedRegistration,
  standingWebhookUrls: readonly string[],
  changes: ApplicationChanges,
  surroundings: Surroundings,
): Promise<Result<EditedApplication>> => {
  const { clientId: _, mode, jurisdiction: __, secrets, version: ___, epoch: ____, ...fields } = standing;
  const { webhookUrls = standingWebhookUrls, ...changed } = changes;
  const next = { ...fields, ...changed };
  const hasSecret = secrets.length > 0;
  const candidate: Candidate = { ...next, mode, webhookUrls, hasSecret, standing };
  const checked = await check(candidate, surroundings);
  if (!checked.ok) return checked;
  const confidential = hasSecret || fields.jwks !== null || fields.jwksUri !== null;
  const provable = hasSecret || next.jwks !== null || next.jwksUri !== null;
  // Whoever knows the client id could then act as the application.
  if (confidential && !provable)
    return fail('last_secret', undefined, fields.jwks === null ? 'jwksUri' : 'jwks');
  const userTokens = changes.userTokens
    ? await sealedIssuer(surroundings, standing, changes.userTokens)
    : next.userTokens;
  return succeed({ fields: { ...next, userTokens, jwks: next.jwks && keptKeySet(next.jwks) }, webhookUrls });
};
