import { fail, type Result, succeed } from '@keyfob/shared/result';
import { brandByVendor } from '@keyfob/shared/vehicle/brands';
import * as v from 'valibot';
import { applicationOfBearer } from '../../application/authentication/bearer.ts';
import { forOperation } from '../../application/registration/operations.ts';
import type { PublishedRegistration } from '../../application/registration/registration.ts';
import { connectorForBrand } from '../../connectors/registry.ts';
import type { AppContext } from '../../context.ts';
import { createUserSession } from '../../garage/create-user-session.ts';
import type { LinkRequest } from '../../garage/records.ts';
import { label } from '../../label.ts';
import { linkOf } from '../../link/current-link.ts';
import { languageSchema, parseWith, readJson, userHintSchema, userIdSchema } from '../../request-body.ts';
import { sendEnodeProblem } from './problem.ts';

/** `Link_User_Options` (Enode API 1.3.10), with the two fields Enode added later. */
const optionsSchema = v.strictObject({
  /** `browser`: whatever the owner's browser asks for, as where none is named. */
  forceLanguage: v.optional(v.union([v.literal('browser'), languageSchema])),
  /** Enode's name of a brand, in any case. */
  vendor: v.optional(label(64)),
  vendorType: v.optional(v.picklist(['vehicle'])),
  userName: v.optional(userHintSchema),
  // Read and left aside: a link is about one account, and the page shows no foreign pictures.
  linkMultiple: v.optional(v.boolean()),
  userImage: v.optional(v.string()),
  hideBranding: v.optional(v.boolean()),
});

type Options = v.InferOutput<typeof optionsSchema>;

const brandOf = (
  c: AppContext,
  registration: PublishedRegistration,
  vendor: string | undefined,
): Result<string | null> => {
  if (vendor === undefined) return succeed(null);
  const slug = brandByVendor(vendor)?.slug;
  return slug !== undefined && connectorForBrand(registration, slug, c.var.config)
    ? succeed(slug)
    : fail('brand_unknown', `No vehicle of "${vendor}" can be linked.`, 'vendor');
};

/** What the authorization request will name is left open until it comes. */
const linkRequest = (
  options: Options,
  brand: string | null,
  { requiredScopes }: PublishedRegistration,
): LinkRequest => ({
  face: 'enode',
  scopes: [],
  durable: false,
  requiredScopes,
  redirectUri: null,
  state: null,
  codeChallenge: null,
  language: options.forceLanguage === 'browser' ? null : (options.forceLanguage ?? null),
  brand,
  country: null,
  selection: 'multiple',
  userHint: options.userName ?? null,
  connectedVehicleId: null,
  awaitsAuthorization: true,
  digest: null,
});

const createLinkState = async (c: AppContext): Promise<Result<string>> => {
  const application = forOperation(await applicationOfBearer(c, 'enode'), 'link');
  if (!application.ok) return application;
  const userId = parseWith(userIdSchema, c.req.param('userId'));
  if (!userId.ok) return fail('validation_failed', userId.detail, 'userId');
  // The documented request states no media type.
  const json = await readJson(c.req.raw, 'application/json');
  const options = json.ok ? parseWith(optionsSchema, json.value) : json;
  if (!options.ok) return options;
  const brand = brandOf(c, application.value, options.value.vendor);
  if (!brand.ok) return brand;
  const request = linkRequest(options.value, brand.value, application.value);
  const made = await createUserSession(c, application.value, userId.value, request);
  if (!made.ok) return made;
  return succeed(await linkOf(c, made.value.session.id));
};

/** `POST /enode/users/{userId}/link`, with the application's own token: 200 `{linkState}`, good for one link. */
export const linkUser = async (c: AppContext): Promise<Response> => {
  const linkState = await createLinkState(c);
  if (!linkState.ok) return sendEnodeProblem(c, linkState);
  c.header('Cache-Control', 'no-store');
  return c.json({ linkState: linkState.value });
};
