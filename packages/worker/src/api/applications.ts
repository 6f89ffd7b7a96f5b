import { fail, type Result, succeed } from '@keyfob/shared/result';
import * as v from 'valibot';
import { makeManagementToken } from '../application/management/token.ts';
import { createApplication } from '../application/registration/create-application.ts';
import { parseApplicationChanges } from '../application/registration/input.ts';
import { editedApplication, makeSecret } from '../application/registration/new-application.ts';
import { findOperated, type Operated } from '../application/registration/operated.ts';
import { DEMO_CLIENT_ID, findApplication, forgetCopy } from '../application/registration/published.ts';
import { publishedKey } from '../application/registration/publishing.ts';
import type { Standing } from '../application/registration/record.ts';
import { completeRegistration } from '../application/registration/record.ts';
import type { PublishedRegistration } from '../application/registration/registration.ts';
import { type PreparedWebhook, prepareWebhooks } from '../application/webhooks/webhook-secret.ts';
import type { AppContext } from '../context.ts';
import { parseWith, readJson } from '../request-body.ts';
import { applicationBody, applicationSummary, entityTag, newWebhooks } from './application-body.ts';
import { type OperatorAnswer, operatorEndpoint } from './operator.ts';

/** The application of the address. The demo application is there as soon as anybody asks for it. */
const named = async (c: AppContext): Promise<Result<Operated>> => {
  const clientId = c.req.param('clientId') ?? '';
  const { config, now } = c.var;
  if (clientId === DEMO_CLIENT_ID && !(await findApplication(c.env, config, clientId, now)))
    return fail('not_found');
  const found = await findOperated(c.env, config, clientId);
  return found ? succeed(found) : fail('not_found');
};

const seenBy = ({ standing: { registration, webhookUrls } }: Operated) => ({
  version: registration.version,
  webhookUrls,
});

/**
 * The application, if the caller has seen it as it stands (RFC 9110 §13.1.1). `*` says that nobody looked. A tag that was
 * made weak on the way, as compression does, is still this version's.
 */
const seen = async (c: AppContext): Promise<Result<Operated>> => {
  const ifMatch = c.req.header('If-Match');
  if (ifMatch === undefined || ifMatch.trim() === '*') return fail('version_required', undefined, 'If-Match');
  const found = await named(c);
  if (!found.ok) return found;
  const tag = await entityTag(found.value.standing);
  const tags = ifMatch.split(',').map((each) => each.trim().replace(/^W\//, ''));
  return tags.includes(tag) ? found : fail('version_overtaken');
};

const shown = async (standing: Standing, made: readonly PreparedWebhook[] = []): Promise<OperatorAnswer> => ({
  status: 200,
  body: { ...applicationBody(standing), ...newWebhooks(made) },
  headers: { ETag: await entityTag(standing) },
});

const create = async (c: AppContext): Promise<Result<OperatorAnswer>> => {
  const json = await readJson(c.req.raw);
  if (!json.ok) return json;
  const { config, now } = c.var;
  const made = await createApplication(c.env, config, json.value, now);
  if (!made.ok) return made;
  const { standing, secret, webhooks } = made.value;
  const { clientId } = standing.registration;
  forgetCopy(clientId);
  return succeed({
    status: 201,
    body: {
      ...applicationBody(standing),
      ...(secret === null ? {} : { clientSecret: secret }),
      ...newWebhooks(webhooks),
    },
    headers: { ETag: await entityTag(standing), Location: `/v1/applications/${clientId}` },
  });
};

const read = async (c: AppContext): Promise<Result<OperatorAnswer>> => {
  const found = await named(c);
  return found.ok ? succeed(await shown(found.value.standing)) : found;
};

const edit = async (c: AppContext): Promise<Result<OperatorAnswer>> => {
  const found = await seen(c);
  if (!found.ok) return found;
  const json = await readJson(c.req.raw);
  const changes = json.ok ? parseApplicationChanges(json.value) : json;
  if (!changes.ok) return changes;
  const { config, now } = c.var;
  const { place, object, standing } = found.value;
  const { registration, webhookUrls } = standing;
  const edited = await editedApplication(registration, webhookUrls, changes.value, config);
  if (!edited.ok) return edited;
  const prepared =
    changes.value.webhookUrls === undefined
      ? succeed(null)
      : await prepareWebhooks(config, place, edited.value.webhookUrls, now);
  if (!prepared.ok) return prepared;
  const fields = edited.value.fields;
  const webhooks = prepared.value?.map(({ webhook }) => webhook) ?? null;
  const stored = await object.edit(seenBy(found.value), { fields, webhooks });
  if (!stored.ok) return stored;
  forgetCopy(registration.clientId);
  const after = await object.read();
  const added = prepared.value?.filter(({ webhook }) => !webhookUrls.includes(webhook.url));
  return after ? succeed(await shown(after, added)) : fail('not_found');
};

const remove = async (c: AppContext): Promise<Result<OperatorAnswer>> => {
  const found = await seen(c);
  if (!found.ok) return found;
  const removed = await found.value.object.deleteRegistration(seenBy(found.value));
  if (!removed.ok) return removed;
  forgetCopy(found.value.standing.registration.clientId);
  return succeed({ status: 204 });
};

/** A secret's whole life is two requests, each of which says which one it means: none needs to have seen the rest. */
const addSecret = async (c: AppContext): Promise<Result<OperatorAnswer>> => {
  const found = await named(c);
  if (!found.ok) return found;
  const { text, kept } = await makeSecret(c.var.now);
  const added = await found.value.object.addSecret(kept);
  if (!added.ok) return added;
  forgetCopy(added.value.clientId);
  const createdAt = new Date(kept.createdAt).toISOString();
  return succeed({ status: 201, body: { id: kept.id, createdAt, clientSecret: text } });
};

const removeSecret = async (c: AppContext): Promise<Result<OperatorAnswer>> => {
  const found = await named(c);
  if (!found.ok) return found;
  const removed = await found.value.object.removeSecret(c.req.param('secretId') ?? '');
  if (!removed.ok) return removed;
  forgetCopy(removed.value.clientId);
  return succeed({ status: 204 });
};

/** Makes a management token, or rotates it: the one before is taken a day longer. It is told only now. */
const makeToken = async (c: AppContext): Promise<Result<OperatorAnswer>> => {
  const found = await named(c);
  if (!found.ok) return found;
  const { place, object, standing } = found.value;
  const { clientId } = standing.registration;
  const { text, kept } = await makeManagementToken(c.var.config.ring, place, clientId, c.var.now);
  const replaced = await object.replaceManagementToken(kept);
  if (!replaced.ok) return replaced;
  const createdAt = new Date(kept.createdAt).toISOString();
  return succeed({ status: 201, body: { id: kept.id, createdAt, managementToken: text } });
};

const pageSchema = v.object({
  limit: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[1-9][0-9]{0,2}$/, 'Expected 1 to 100.'),
      v.transform(Number),
      v.maxValue(100),
    ),
    '50',
  ),
  cursor: v.optional(
    v.pipe(v.string(), v.regex(/^[\w+/=-]{1,1024}$/, 'Expected a cursor of a page before.')),
  ),
});

/** A cursor is KV's own; one that it did not make is the caller's fault. */
const pageOfKeys = async (c: AppContext, limit: number, cursor: string | undefined) => {
  const options = { prefix: publishedKey(''), limit, ...(cursor === undefined ? {} : { cursor }) };
  try {
    return succeed(await c.env.PUBLISHED.list(options));
  } catch (error) {
    if (cursor === undefined) throw error;
    return fail('validation_failed', 'Expected a cursor of a page before.', 'cursor');
  }
};

const isShown = (registration: PublishedRegistration | null, development: boolean) =>
  registration !== null && (development || registration.clientId !== DEMO_CLIENT_ID);

/**
 * A page of all applications, by client id. It reads the published copies: they are the one place that knows them all,
 * and an index beside the objects could come to say something else. So a new one may be missing for a minute.
 */
const list = async (c: AppContext): Promise<Result<OperatorAnswer>> => {
  const page = parseWith(pageSchema, c.req.query());
  if (!page.ok) return page;
  const { config, now } = c.var;
  if (config.development) await findApplication(c.env, config, DEMO_CLIENT_ID, now);
  const found = await pageOfKeys(c, page.value.limit, page.value.cursor);
  if (!found.ok) return found;
  const keys = found.value.keys.map(({ name }) => name);
  const copies =
    keys.length === 0 ? new Map() : await c.env.PUBLISHED.get<PublishedRegistration>(keys, 'json');
  const applications = keys
    .map((key) => copies.get(key) ?? null)
    .filter((copy) => isShown(copy, config.development))
    .map((copy) => applicationSummary(completeRegistration(copy)));
  return succeed({
    status: 200,
    body: { data: applications, nextCursor: found.value.list_complete ? null : found.value.cursor },
  });
};

/** `/v1/applications`, behind the operator's key. */
export const applicationEndpoints = {
  list: operatorEndpoint(list),
  create: operatorEndpoint(create),
  read: operatorEndpoint(read),
  edit: operatorEndpoint(edit),
  remove: operatorEndpoint(remove),
  addSecret: operatorEndpoint(addSecret),
  removeSecret: operatorEndpoint(removeSecret),
  makeManagementToken: operatorEndpoint(makeToken),
};
