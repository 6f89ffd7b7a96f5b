import type { Db } from '../../storage/transact.ts';
import { webhookUrls } from '../webhooks/tables.ts';
import {
  type ClientSecret,
  OPERATIONS,
  type PublishedRegistration,
  type UserTokenIssuer,
} from './registration.ts';

/** What registrations did not say before the release that gave them these, and what held for them then. */
const SAID_LATER = {
  type: 'web',
  logoUrl: null,
  jwks: null,
  jwksUri: null,
  requiredScopes: [],
  operations: OPERATIONS,
  accessTokens: 'opaque',
  dpop: 'optional',
  pushedRequests: 'optional',
  userTokens: null,
} as const satisfies Partial<PublishedRegistration>;

const named = (secret: ClientSecret, index: number): ClientSecret => ({
  ...secret,
  id: secret.id ?? `sec-${index + 1}`,
});

/** Before they had to say by what they are signed, and for whom, user tokens opened nothing. */
const knownIssuer = (issuer: UserTokenIssuer | null | undefined): UserTokenIssuer | null =>
  issuer?.algorithms && issuer.audience ? issuer : null;

/** A registration as this release knows it, also where an earlier one stored or published it. */
export const completeRegistration = (record: PublishedRegistration): PublishedRegistration => ({
  ...SAID_LATER,
  ...record,
  userTokens: knownIssuer(record.userTokens),
  secrets: record.secrets.map(named),
});

interface Row extends Record<string, SqlStorageValue> {
  record: string;
}

export const readRegistration = (db: Db): PublishedRegistration | null => {
  const row = db.first<Row>('SELECT record FROM registration');
  return row ? completeRegistration(JSON.parse(row.record)) : null;
};

/** An application as its operator sees it, and as an edit has to have seen it. */
export interface Standing {
  readonly registration: PublishedRegistration;
  /** The application itself may change these too. */
  readonly webhookUrls: readonly string[];
}

export const readStanding = (db: Db): Standing | null => {
  const registration = readRegistration(db);
  return registration && { registration, webhookUrls: webhookUrls(db) };
};

/** Writes a version that is not published yet. */
export const writeRegistration = (db: Db, registration: PublishedRegistration): void =>
  db.run(
    `INSERT INTO registration (id, version, published_version, record) VALUES (1, ?1, 0, ?2)
     ON CONFLICT (id) DO UPDATE SET version = ?1, record = ?2`,
    registration.version,
    JSON.stringify(registration),
  );

export const deleteRegistrationRow = (db: Db): void => db.run('DELETE FROM registration');
