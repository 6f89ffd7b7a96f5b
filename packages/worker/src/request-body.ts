import { fail, type Result, succeed } from '@keyfob/shared/result';
import * as v from 'valibot';
import { type BoundedBody, readBounded } from './bounded-body.ts';
import { label } from './label.ts';

/** No request Keyfob answers needs more than this. */
export const BODY_LIMIT = 64 * 1024;

/** Parameters of a form: the one with the most, an owner's choice, has a permission and a car in each. */
const FORM_LIMIT = 200;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** A body that says its length was looked at before; what says none is cut where it is read. */
const readWhole = async (request: Request): Promise<BoundedBody> => {
  if (!request.headers.has('Content-Length')) return readBounded(request.body, BODY_LIMIT);
  const bytes = new Uint8Array(await request.arrayBuffer());
  return { bytes, cut: bytes.length > BODY_LIMIT };
};

/** Reads a body without ever holding more of it than the limit. */
const readText = async (request: Request): Promise<Result<string>> => {
  if (Number(request.headers.get('Content-Length') ?? 0) > BODY_LIMIT) return fail('body_too_large');
  const { bytes, cut } = await readWhole(request);
  if (cut) return fail('body_too_large');
  try {
    return succeed(decoder.decode(bytes));
  } catch {
    return fail('invalid_request', 'The body is not UTF-8.');
  }
};

const mediaType = (request: Request): string =>
  (request.headers.get('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** A form as OAuth wants it (RFC 6749 Appendix B): no parameter twice (§3.1, §3.2), empty ones as if not sent. */
export const readForm = async (request: Request): Promise<Result<URLSearchParams>> => {
  if (mediaType(request) !== 'application/x-www-form-urlencoded')
    return fail('unsupported_media_type', 'Send application/x-www-form-urlencoded.');
  const text = await readText(request);
  if (!text.ok) return text;
  return text.value.split('&', FORM_LIMIT + 1).length > FORM_LIMIT
    ? fail('too_many_parameters')
    : succeed(new URLSearchParams(text.value));
};

/** The parameters once each, without the empty ones; `invalid_request` names one that came twice. */
export const singleParameters = (
  form: Iterable<readonly [name: string, value: string]>,
): Result<ReadonlyMap<string, string>> => {
  const once = new Map<string, string>();
  const seen = new Set<string>();
  for (const [name, value] of form) {
    if (seen.has(name)) return fail('invalid_request', `The parameter "${name}" came more than once.`, name);
    seen.add(name);
    if (value !== '') once.set(name, value);
  }
  return succeed(once);
};

/**
 * A JSON body; an empty one is an empty object. `assumed`: its media type where the request states none; `also`: one that
 * is taken besides.
 */
export const readJson = async (
  request: Request,
  assumed = '',
  also = 'application/json',
): Promise<Result<unknown>> => {
  const type = mediaType(request) || assumed;
  const text = await readText(request);
  if (!text.ok) return text;
  if (text.value === '') return succeed({});
  if (type !== 'application/json' && type !== also)
    return fail('unsupported_media_type', 'Send application/json.');
  try {
    return succeed(JSON.parse(text.value));
  } catch {
    return fail('malformed_json');
  }
};

/** Parses by a schema; names the first field at fault. */
export const parseWith = <Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
): Result<v.InferOutput<Schema>> => {
  // Valibot takes a list for an object whose fields are all optional.
  if (schema.type === 'strict_object' && Array.isArray(input))
    return fail('validation_failed', 'Expected an object.');
  const parsed = v.safeParse(schema, input, { abortEarly: true });
  if (parsed.success) return succeed(parsed.output);
  const [issue] = parsed.issues;
  return fail('validation_failed', issue.message, v.getDotPath(issue) ?? undefined);
};

/** A user id stands in addresses, where a lone surrogate has no form and dots are the way up. */
export const userIdSchema = v.pipe(
  label(256),
  v.check(
    (text) => text.isWellFormed() && text !== '.' && text !== '..',
    'Expected text that can stand in an address.',
  ),
);

/** Whom the page says it is for. */
export const userHintSchema = label(80);

export const languageSchema = v.pipe(
  v.string(),
  v.maxLength(64),
  v.regex(/^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/, 'Expected a BCP 47 tag.'),
);
