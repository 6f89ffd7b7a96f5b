import type { ErrorCode } from '@keyfob/shared/errors/registry';
import { fail, type Result, succeed } from '@keyfob/shared/result';
import type { AppContext } from '../context.ts';
import { base64url, equalText, utf8 } from '../crypto/bytes.ts';
import { type KeyRing, purposeKey, type RingKey } from '../crypto/key-ring.ts';
import { readForm } from '../request-body.ts';
import { isSameOrigin } from '../same-origin.ts';
import { type OwnerCookie, readOwnerCookie } from './owner-cookie.ts';

const nonceWith = async (key: RingKey, link: string, cookie: OwnerCookie): Promise<string> => {
  const secret = await purposeKey(key, 'form', 'HMAC');
  const mac = await crypto.subtle.sign('HMAC', secret, utf8(`${link}|${cookie.value}`));
  return base64url(new Uint8Array(mac).slice(0, 16));
};

/** Proof that a form is from a page this browser got for this link. The same on each page, so Back keeps working. */
export const formNonce = (ring: KeyRing, link: string, cookie: OwnerCookie): Promise<string> =>
  nonceWith(ring.newest, link, cookie);

interface Posted {
  readonly c: AppContext;
  readonly link: string;
  readonly form: URLSearchParams;
  readonly cookie: OwnerCookie | null;
}

type Check = (posted: Posted) => ErrorCode | null | Promise<ErrorCode | null>;

const sameOrigin: Check = ({ c }) => (isSameOrigin(c) ? null : 'form_not_ours');

/** A nonce proves nothing without the cookie it was made for. */
const hasNonce: Check = async ({ c, link, form, cookie }) => {
  const sent = form.get('nonce') ?? '';
  if (!cookie) return 'cookies_blocked';
  const nonces = await Promise.all(c.var.config.ring.keys.map((key) => nonceWith(key, link, cookie)));
  return nonces.some((nonce) => equalText(nonce, sent)) ? null : 'form_not_ours';
};

/** What every POST of the Link page has to pass, in order. */
const CHECKS: readonly Check[] = [sameOrigin, hasNonce];

export interface GuardedForm {
  readonly form: URLSearchParams;
  readonly cookie: OwnerCookie;
}

export const guardForm = async (c: AppContext, link: string): Promise<Result<GuardedForm>> => {
  const form = await readForm(c.req.raw);
  if (!form.ok) return form;
  const cookie = await readOwnerCookie(c);
  for (const check of CHECKS) {
    const problem = await check({ c, link, form: form.value, cookie });
    if (problem) return fail(problem);
  }
  return cookie ? succeed({ form: form.value, cookie }) : fail('cookies_blocked');
};
