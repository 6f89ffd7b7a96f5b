import { isScope, isVehicleScope, type Scope, type VehicleScope } from '@keyfob/shared/scopes';
import { PROVIDERS } from '@keyfob/shared/vehicle/vehicle';
import * as v from 'valibot';
import { fromBase64url } from '../../crypto/bytes.ts';
import { label } from '../../label.ts';
import { parseWith } from '../../request-body.ts';
import { APPLICATION_TYPES, FACES, OPERATIONS, USER_TOKEN_ALGORITHMS } from './registration.ts';

/** Most of each list: far more than an application has, far less than would hurt whoever reads them all. */
const LIMITS = { redirectUris: 50, webOrigins: 50, scopes: 64, keys: 10, webhookUrls: 5 } as const;
const ADDRESS_LENGTH = 2000;

const unique = <T>(list: readonly T[]): boolean => new Set(list).size === list.length;

const list = <Item extends v.GenericSchema>(item: Item, max: number) =>
  v.pipe(v.array(item), v.maxLength(max), v.check(unique, 'Something stands in the list twice.'));

/** What an address has to be beyond that, registration-rules.ts says. */
const address = v.pipe(v.string(), v.minLength(1), v.maxLength(ADDRESS_LENGTH));

const optionalAddress = v.nullable(address);

/** A name people read: not only blanks. */
const nameSchema = v.pipe(
  label(80),
  v.check((text) => text.trim() === text, 'A name neither begins nor ends with a blank.'),
);

const clientIdSchema = v.pipe(
  v.string(),
  v.regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]{2,63}$/,
    'Expected 3 to 64 letters, digits, dots, hyphens and underscores, the first a letter or digit.',
  ),
);

const keySetSchema = v.strictObject({
  keys: v.pipe(v.array(v.looseObject({ kty: v.string() })), v.minLength(1), v.maxLength(LIMITS.keys)),
});

/** As many bits as the hash of HS256 has, or more (RFC 7518 §3.2). */
const SHARED_KEY_LENGTH = { least: 32, most: 256 } as const;

const isSharedKey = (text: string): boolean => {
  const { length = 0 } = fromBase64url(text) ?? {};
  return length >= SHARED_KEY_LENGTH.least && length <= SHARED_KEY_LENGTH.most;
};

const userTokensSchema = v.strictObject({
  issuer: label(256),
  audience: label(256),
  algorithms: v.pipe(list(v.picklist(USER_TOKEN_ALGORITHMS), USER_TOKEN_ALGORITHMS.length), v.minLength(1)),
  jwksUri: v.optional(optionalAddress, null),
  sharedKey: v.optional(
    v.nullable(v.pipe(v.string(), v.check(isSharedKey, 'Expected 32 bytes or more, base64url.'))),
    null,
  ),
});

/** The fields that can be changed later, each with what holds where it is left out at first. */
const EDITABLE = {
  name: nameSchema,
  type: v.optional(v.picklist(APPLICATION_TYPES), 'web'),
  logoUrl: v.optional(optionalAddress, null),
  privacyUrl: v.optional(optionalAddress, null),
  supportUrl: v.optional(optionalAddress, null),
  jwks: v.optional(v.nullable(keySetSchema), null),
  jwksUri: v.optional(optionalAddress, null),
  redirectUris: v.optional(list(address, LIMITS.redirectUris), []),
  webOrigins: v.optional(list(address, LIMITS.webOrigins), []),
  faces: v.optional(v.pipe(list(v.picklist(FACES), FACES.length), v.minLength(1)), ['core']),
  scopes: v.pipe(
    list(
      v.custom<Scope>((text) => typeof text === 'string' && isScope(text), 'No such scope.'),
      LIMITS.scopes,
    ),
    v.minLength(1),
  ),
  requiredScopes: v.optional(
    list(
      v.custom<VehicleScope>(
        (text) => typeof text === 'string' && isVehicleScope(text),
        'No such permission of a vehicle.',
      ),
      LIMITS.scopes,
    ),
    [],
  ),
  /** Live and simulated applications have others to start with. */
  providers: v.optional(list(v.picklist(PROVIDERS), PROVIDERS.length)),
  operations: v.optional(list(v.picklist(OPERATIONS), OPERATIONS.length), [...OPERATIONS]),
  confirmation: v.optional(v.picklist(['code', 'codeless']), 'code'),
  pkce: v.optional(v.picklist(['required', 'optional']), 'required'),
  accessTokens: v.optional(v.picklist(['opaque', 'jwt']), 'opaque'),
  dpop: v.optional(v.picklist(['optional', 'required']), 'optional'),
  pushedRequests: v.optional(v.picklist(['optional', 'required']), 'optional'),
  userTokens: v.optional(v.nullable(userTokensSchema), null),
  webhookUrls: v.optional(list(address, LIMITS.webhookUrls), []),
};

/** What is fixed for an application's life. */
const FIXED = {
  clientId: v.optional(clientIdSchema),
  mode: v.optional(v.picklist(['live', 'simulated']), 'simulated'),
  jurisdiction: v.optional(v.picklist(['unrestricted', 'eu']), 'unrestricted'),
  /** Whether it gets a client secret. Left out, it does unless it has keys or is native: such a client is public. */
  secret: v.optional(v.boolean()),
};

/** Body of `POST /v1/applications`. Unknown fields are refused: a misspelt one would silently do nothing. */
const newApplicationSchema = v.strictObject({ ...EDITABLE, ...FIXED });

export type NewApplicationBody = v.InferOutput<typeof newApplicationSchema>;

const never = (text: string) => v.exactOptional(v.custom<never>(() => false, text));

const withoutDefault = <Schema extends v.GenericSchema>(schema: Schema) => v.exactOptional(schema);

/** Body of `PATCH /v1/applications/{clientId}` (RFC 7396): what is named is replaced, lists whole. */
const changesSchema = v.strictObject({
  name: withoutDefault(EDITABLE.name),
  type: withoutDefault(EDITABLE.type.wrapped),
  logoUrl: withoutDefault(EDITABLE.logoUrl.wrapped),
  privacyUrl: withoutDefault(EDITABLE.privacyUrl.wrapped),
  supportUrl: withoutDefault(EDITABLE.supportUrl.wrapped),
  jwks: withoutDefault(EDITABLE.jwks.wrapped),
  jwksUri: withoutDefault(EDITABLE.jwksUri.wrapped),
  redirectUris: withoutDefault(EDITABLE.redirectUris.wrapped),
  webOrigins: withoutDefault(EDITABLE.webOrigins.wrapped),
  faces: withoutDefault(EDITABLE.faces.wrapped),
  scopes: withoutDefault(EDITABLE.scopes),
  requiredScopes: withoutDefault(EDITABLE.requiredScopes.wrapped),
  providers: withoutDefault(EDITABLE.providers.wrapped),
  operations: withoutDefault(EDITABLE.operations.wrapped),
  confirmation: withoutDefault(EDITABLE.confirmation.wrapped),
  pkce: withoutDefault(EDITABLE.pkce.wrapped),
  accessTokens: withoutDefault(EDITABLE.accessTokens.wrapped),
  dpop: withoutDefault(EDITABLE.dpop.wrapped),
  pushedRequests: withoutDefault(EDITABLE.pushedRequests.wrapped),
  userTokens: withoutDefault(EDITABLE.userTokens.wrapped),
  webhookUrls: withoutDefault(EDITABLE.webhookUrls.wrapped),
  clientId: never('The client id never changes.'),
  mode: never('Live or simulated an application is from the start on.'),
  jurisdiction: never('The jurisdiction is settled from the start on.'),
  secrets: never('Secrets are added and removed one by one, at …/secrets.'),
});

export type ApplicationChanges = v.InferOutput<typeof changesSchema>;

export const parseNewApplication = (input: unknown) => parseWith(newApplicationSchema, input);

export const parseApplicationChanges = (input: unknown) => parseWith(changesSchema, input);
