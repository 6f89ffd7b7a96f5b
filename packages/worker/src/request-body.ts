import { fail, type Result, succeed } from '@keyfob/shared/result';

/** No request Keyfob answers needs more than this. */
export const BODY_LIMIT = 64 * 1024;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** Reads a body without ever holding more of it than the limit. */
const readText = async (request: Request): Promise<Result<string>> => {
  if (Number(request.headers.get('Content-Length') ?? 0) > BODY_LIMIT) return fail('body_too_large');
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > BODY_LIMIT) return fail('body_too_large');
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
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
  return text.ok ? succeed(new URLSearchParams(text.value)) : text;
};

/** The parameters once each, without the empty ones; `invalid_request` names one that came twice. */
export const singleParameters = (form: URLSearchParams): Result<ReadonlyMap<string, string>> => {
  const once = new Map<string, string>();
  const seen = new Set<string>();
  for (const [name, value] of form) {
    if (seen.has(name)) return fail('invalid_request', `The parameter "${name}" came more than once.`, name);
    seen.add(name);
    if (value !== '') once.set(name, value);
  }
  return succeed(once);
};

/** A JSON body; an empty one is an empty object. */
export const readJson = async (request: Request): Promise<Result<unknown>> => {
  const type = mediaType(request);
  const text = await readText(request);
  if (!text.ok) return text;
  if (text.value === '') return succeed({});
  if (type !== 'application/json') return fail('unsupported_media_type', 'Send application/json.');
  try {
    return succeed(JSON.parse(text.value));
  } catch {
    return fail('malformed_json');
  }
};
