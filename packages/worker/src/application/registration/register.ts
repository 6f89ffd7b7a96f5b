import { fail, type Result, succeed } from '@keyfob/shared/result';
import type { Jurisdiction } from '../../crypto/handle.ts';
import type { Db } from '../../storage/transact.ts';
import { beginDeparture } from '../departure.ts';
import { eraseManagementTokens } from '../management/tokens.ts';
import { eraseWebhooks, type NewWebhook, setWebhookUrls } from '../webhooks/endpoints.ts';
import { readReservation, writeReservation } from './client-id.ts';
import { setPublishing } from './publishing.ts';
import { deleteRegistrationRow, readRegistration, readStanding, writeRegistration } from './record.ts';
import {
  type ClientSecret,
  isPublic,
  type PublishedRegistration,
  type Registration,
} from './registration.ts';

/** Two, so that a new one can be rolled out before the old one goes. */
export const SECRETS_LIMIT = 2;

/** What the operator may change of an application once it is there. Secrets come and go one by one. */
export type Editable = Omit<Registration, 'clientId' | 'mode' | 'jurisdiction' | 'secrets'>;

const keep = (db: Db, registration: PublishedRegistration, now: number): PublishedRegistration => {
  writeRegistration(db, registration);
  setPublishing(db, now);
  return registration;
};

/** Keeps a client id from being registered in two jurisdictions: asked of its unrestricted object, before the other's. */
export const reserveElsewhere = (db: Db, clientId: string, jurisdiction: Jurisdiction): Result<null> => {
  const reserved = readReservation(db);
  if (readRegistration(db) || reserved)
    return reserved?.jurisdiction === jurisdiction && reserved.reason === 'elsewhere'
      ? succeed(null)
      : fail('application_exists', undefined, 'clientId');
  writeReservation(db, { clientId, reason: 'elsewhere', jurisdiction, version: 0 });
  return succeed(null);
};

/** Registers an application. Its client id was never one before. */
export const createRegistration = (
  db: Db,
  registration: Registration,
  webhooks: readonly NewWebhook[],
  now: number,
): Result<PublishedRegistration> => {
  const reserved = readReservation(db);
  // Where jurisdictions share their objects, its own reservation stands here too.
  const own = reserved?.reason === 'elsewhere' && reserved.jurisdiction === registration.jurisdiction;
  if (readRegistration(db) || (reserved && !own)) return fail('application_exists', undefined, 'clientId');
  const listening = setWebhookUrls(db, webhooks, now);
  if (!listening.ok) return listening;
  return succeed(keep(db, { ...registration, version: 1, epoch: 1 }, now));
};

/** Puts the shared key of the users' tokens under another key of the ring, if its old value still stands. */
export const resealUserTokenKey = (
  db: Db,
  sealed: string,
  anew: string,
  now: number,
): Result<PublishedRegistration> => {
  const standing = readRegistration(db);
  if (standing?.userTokens?.sharedKey !== sealed) return fail('not_found');
  const userTokens = { ...standing.userTokens, sharedKey: anew };
  return succeed(keep(db, { ...standing, userTokens, version: standing.version + 1 }, now));
};

/** What an edit saw. */
export interface Seen {
  readonly version: number;
  readonly webhookUrls: readonly string[];
}

const standingAs = (db: Db, seen: Seen): Result<PublishedRegistration> => {
  const standing = readStanding(db);
  if (!standing) return fail('not_found');
  const { registration, webhookUrls: urls } = standing;
  return registration.version === seen.version && urls.join(' ') === seen.webhookUrls.join(' ')
    ? succeed(registration)
    : fail('version_overtaken');
};

const lost = (before: readonly string[], after: readonly string[]): boolean =>
  before.some((each) => !after.includes(each));

const keyTexts = ({ jwks }: Registration): string[] => (jwks?.keys ?? []).map((key) => JSON.stringify(key));

/** Whether a client token may be in the hands of someone who could not get it any more. */
const endsClientTokens = (before: Registration, after: Registration): boolean =>
  lost(before.operations, after.operations) ||
  lost(before.faces, after.faces) ||
  lost(keyTexts(before), keyTexts(after)) ||
  (before.jwksUri !== null && before.jwksUri !== after.jwksUri) ||
  (before.dpop === 'optional' && after.dpop === 'required');

/** What an edit makes of an application. */
export interface Edit {
  readonly fields: Editable;
  /** `null`: the webhooks stay as they are. */
  readonly webhooks: readonly NewWebhook[] | null;
}

/** Replaces what may change, if nobody else did meanwhile. */
export const editRegistration = (
  db: Db,
  seen: Seen,
  { fields, webhooks }: Edit,
  now: number,
): Result<PublishedRegistration> => {
  const standing = standingAs(db, seen);
  if (!standing.ok) return standing;
  const listening = webhooks ? setWebhookUrls(db, webhooks, now) : succeed(null);
  if (!listening.ok) return listening;
  const { clientId, mode, jurisdiction, secrets, version, epoch } = standing.value;
  const next = { ...fields, clientId, mode, jurisdiction, secrets, version: version + 1 };
  const raised = endsClientTokens(standing.value, next) ? 1 : 0;
  return succeed(keep(db, { ...next, epoch: epoch + raised }, now));
};

export const addSecret = (db: Db, secret: ClientSecret, now: number): Result<PublishedRegistration> => {
  const standing = readRegistration(db);
  if (!standing) return fail('not_found');
  if (standing.secrets.length >= SECRETS_LIMIT) return fail('too_many_secrets');
  const secrets = [...standing.secrets, secret];
  return succeed(keep(db, { ...standing, secrets, version: standing.version + 1 }, now));
};

/** Ends a secret, and every client token: whoever held the secret may hold a token it bought. */
export const removeSecret = (db: Db, id: string, now: number): Result<PublishedRegistration> => {
  const standing = readRegistration(db);
  const secrets = standing?.secrets.filter((secret) => secret.id !== id);
  if (!standing || !secrets || secrets.length === standing.secrets.length) return fail('not_found');
  const next = { ...standing, secrets, version: standing.version + 1, epoch: standing.epoch + 1 };
  return isPublic(next) ? fail('last_secret') : succeed(keep(db, next, now));
};

/** Ends the application, if nobody changed it meanwhile. Its client id stays taken. */
export const deleteRegistration = (db: Db, seen: Seen, now: number): Result<null> => {
  const standing = standingAs(db, seen);
  if (!standing.ok) return standing;
  const { clientId, jurisdiction, version } = standing.value;
  deleteRegistrationRow(db);
  eraseWebhooks(db);
  eraseManagementTokens(db);
  writeReservation(db, { clientId, reason: 'deleted', jurisdiction, version: version + 1 });
  setPublishing(db, now);
  beginDeparture(db, now);
  return succeed(null);
};
