import { ERRORS, type ErrorCode } from '@keyfob/shared/errors/registry';
import {
  isSmartcarErrorName,
  SMARTCAR_ERRORS,
  type SmartcarErrorEntry,
  type SmartcarErrorName,
} from '@keyfob/shared/errors/smartcar';
import type { Failure } from '@keyfob/shared/result';
import { REFUSALS } from '@keyfob/shared/vehicle/refusals';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { tokenChallenge } from '../../../application/authentication/dpop.ts';
import type { AppContext } from '../../../context.ts';
import type { Reach } from '../../../garage/use-vehicle.ts';
import { NAME_OF_CODE } from './error-names.ts';
import { requestIdOf } from './request-id.ts';

/** Whom an error is about, where it names a way to mend it. */
export interface ErrorAbout {
  readonly clientId?: string;
  readonly vehicleId?: string;
  /** What the endpoint wants where it is not a token: the application's credentials. */
  readonly wants?: 'Basic';
}

/** An error as this face tells it. */
export interface SmartcarBody {
  readonly type: string;
  readonly code: string | null;
  readonly description: string;
  readonly docURL: string;
  readonly statusCode: number;
  readonly requestId: string;
  readonly resolution: { readonly type: string | null; readonly url?: string };
  readonly suggestedUserMessage?: string;
  readonly detail?: readonly { readonly field: readonly string[]; readonly message: string }[];
}

/** The one place a reason becomes an error of this face. `version`: the path names no version there is. */
export const nameOf = ({ code, reason }: Failure): SmartcarErrorName => {
  if (reason === undefined) return NAME_OF_CODE[code];
  const { type, code: exact } = REFUSALS[reason].smartcar;
  const name = exact === null ? type : `${type}.${exact}`;
  return isSmartcarErrorName(name) ? name : NAME_OF_CODE[code];
};

/** Seconds to wait where nobody named a time. */
const RETRY_AFTER = 60;

export const resolutionOf = (
  c: Pick<Reach, 'var'>,
  { resolution }: SmartcarErrorEntry,
  docURL: string,
  { clientId, vehicleId }: ErrorAbout,
): SmartcarBody['resolution'] => {
  if (resolution === 'ACTION_REQUIRED') return { type: resolution, url: docURL };
  if (resolution !== 'REAUTHENTICATE' || clientId === undefined || vehicleId === undefined)
    return { type: resolution };
  const url = new URL(`${c.var.config.origin}/smartcar/oauth/reauthenticate`);
  url.search = new URLSearchParams({
    response_type: 'vehicle_id',
    client_id: clientId,
    vehicle_id: vehicleId,
  }).toString();
  return { type: resolution, url: url.href };
};

/** What cannot be about one field, for none could be read. */
const OF_BODY: readonly ErrorCode[] = [
  'malformed_json',
  'unsupported_media_type',
  'body_too_large',
  'invalid_request',
];

/** What was wrong with the request, field by field. Only of a fault of the caller's is there anything to say. */
const detailOf = (failure: Failure): SmartcarBody['detail'] => {
  const { field, code, detail } = failure;
  const message = detail ?? ERRORS[code].title;
  if (field !== undefined) return [{ field: field.split('.'), message }];
  return OF_BODY.includes(code) ? [{ field: ['body'], message }] : undefined;
};

export const bodyOf = (
  c: AppContext,
  name: SmartcarErrorName,
  failure: Failure | null = null,
  about: ErrorAbout = {},
): SmartcarBody => {
  const entry: SmartcarErrorEntry = SMARTCAR_ERRORS[name];
  const docURL = `${c.var.config.origin}/errors/${name}`;
  const detail = failure && entry.type === 'VALIDATION' ? detailOf(failure) : undefined;
  return {
    type: entry.type,
    code: entry.code,
    description: entry.description,
    docURL,
    statusCode: entry.status,
    requestId: requestIdOf(c),
    resolution: resolutionOf(c, entry, docURL, about),
    ...(entry.userMessage === null ? {} : { suggestedUserMessage: entry.userMessage }),
    ...(detail === undefined ? {} : { detail }),
  };
};

const send = (
  c: AppContext,
  body: SmartcarBody,
  { retryAfter, wants }: Pick<Failure, 'retryAfter'> & Pick<ErrorAbout, 'wants'> = {},
): Response => {
  c.header('sc-request-id', body.requestId);
  c.header('Cache-Control', 'no-store');
  c.header('Content-Type', 'application/json');
  if (body.statusCode === 401)
    c.header(
      'WWW-Authenticate',
      wants === 'Basic' ? 'Basic realm="keyfob"' : tokenChallenge(c, 'invalid_token'),
    );
  if (body.statusCode === 429 && !c.res.headers.has('Retry-After'))
    c.header('Retry-After', String(retryAfter ?? RETRY_AFTER));
  return c.body(JSON.stringify(body), body.statusCode as ContentfulStatusCode);
};

/** A refusal as every endpoint of this face answers it. */
export const sendSmartcarError = (c: AppContext, failure: Failure, about: ErrorAbout = {}): Response => {
  c.set('failure', failure.code);
  const { retryAfter } = failure;
  const { wants } = about;
  return send(c, bodyOf(c, nameOf(failure), failure, about), {
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(wants === undefined ? {} : { wants }),
  });
};

/** A path that names a version of the API that there is none of. */
export const sendUnknownVersion = (c: AppContext): Response => {
  c.set('failure', 'not_found');
  return send(c, bodyOf(c, 'RESOURCE_NOT_FOUND.VERSION'));
};
