import { fail, type Result, succeed } from '@keyfob/shared/result';
import { expandScopes, isScope, isVehicleScope, type Scope, scopesAllowed } from '@keyfob/shared/scopes';
import { brandCalled } from '@keyfob/shared/vehicle/brands';
import * as v from 'valibot';
import { registeredRedirect } from '../application/registration/redirect.ts';
import { isPublic, type PublishedRegistration } from '../application/registration/registration.ts';
import type { LinkRequest } from '../garage/records.ts';
import { label } from '../label.ts';
import { readChallenge } from '../oauth/pkce.ts';
import { languageSchema, parseWith, userHintSchema, userIdSchema } from '../request-body.ts';

/** Body of `POST /v1/link-sessions`. Unknown fields are refused: a misspelt one would silently do nothing. */
const bodySchema = v.strictObject({
  userId: userIdSchema,
  scopes: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(64)),
  requiredScopes: v.optional(v.pipe(v.array(v.string()), v.maxLength(64))),
  redirectUri: v.optional(v.pipe(v.string(), v.maxLength(2000))),
  state: v.optional(label(1024)),
  codeChallenge: v.optional(v.string()),
  codeChallengeMethod: v.optional(v.string()),
  language: v.optional(languageSchema),
  brand: v.optional(label(64)),
  country: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'Expected an ISO 3166-1 alpha-2 code.'))),
  selection: v.optional(v.picklist(['multiple', 'single'])),
  userHint: v.optional(userHintSchema),
  connectedVehicleId: v.optional(label(128)),
});

export type LinkSessionBody = v.InferOutput<typeof bodySchema>;

export const parseLinkSessionBody = (input: unknown): Result<LinkSessionBody> => parseWith(bodySchema, input);

type Rule = (body: LinkSessionBody, registration: PublishedRegistration) => Result<null>;

const passed = succeed(null);

const scopes: Rule = ({ scopes: asked }, registration) => {
  const known = asked.filter(isScope);
  if (known.length < asked.length || !scopesAllowed(known, registration.scopes))
    return fail('invalid_scope', undefined, 'scopes');
  return expandScopes(known, registration.scopes).length > 0
    ? passed
    : fail('invalid_scope', 'The scopes name no permission.', 'scopes');
};

const requiredScopes: Rule = ({ scopes: asked, requiredScopes: required = [] }, registration) => {
  const open = expandScopes(asked.filter(isScope), registration.scopes);
  return required.every((scope) => isVehicleScope(scope) && open.includes(scope))
    ? passed
    : fail('invalid_scope', 'A required scope is not among the scopes.', 'requiredScopes');
};

const redirectUri: Rule = ({ redirectUri: uri }, registration) => {
  if (uri === undefined)
    return registration.confirmation === 'codeless'
      ? passed
      : fail('confirmation_required', undefined, 'redirectUri');
  return registeredRedirect(registration, uri)
    ? passed
    : fail('redirect_uri_not_registered', undefined, 'redirectUri');
};

const FIELDS = { challenge: 'codeChallenge', method: 'codeChallengeMethod' } as const;

const codeChallenge: Rule = (body, registration) => {
  const challenge = readChallenge(body.codeChallenge, body.codeChallengeMethod, FIELDS);
  if (!challenge.ok) return challenge;
  const optional =
    body.redirectUri === undefined || (registration.pkce === 'optional' && !isPublic(registration));
  return optional || challenge.value !== null
    ? passed
    : fail('code_challenge_required', undefined, 'codeChallenge');
};

const brand: Rule = ({ brand: asked }) =>
  asked === undefined || brandCalled(asked) ? passed : fail('brand_unknown', undefined, 'brand');

/** What a link session has to pass, in order; the first that fails is the answer. */
const RULES: readonly Rule[] = [scopes, requiredScopes, redirectUri, codeChallenge, brand];

/** The request of a session, checked against the application's registration. `state`: the one Keyfob made where none came. */
export const linkRequestOfBody = (
  body: LinkSessionBody,
  registration: PublishedRegistration,
  madeState: string,
): Result<LinkRequest> => {
  for (const rule of RULES) {
    const checked = rule(body, registration);
    if (!checked.ok) return checked;
  }
  const asked: Scope[] = body.scopes.filter(isScope);
  const required = new Set([
    ...registration.requiredScopes,
    ...(body.requiredScopes ?? []).filter(isVehicleScope),
  ]);
  return succeed({
    face: 'core',
    scopes: expandScopes(asked, registration.scopes),
    durable: asked.includes('offline_access'),
    requiredScopes: [...required],
    redirectUri: body.redirectUri ?? null,
    state: body.state ?? madeState,
    codeChallenge: body.codeChallenge ?? null,
    language: body.language ?? null,
    brand: body.brand === undefined ? null : (brandCalled(body.brand)?.slug ?? null),
    country: body.country ?? null,
    selection: body.selection ?? 'multiple',
    userHint: body.userHint ?? null,
    connectedVehicleId: body.connectedVehicleId ?? null,
    awaitsAuthorization: false,
    digest: null,
  });
};
