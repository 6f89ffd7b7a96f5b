import { fail, type Result, succeed } from '@keyfob/shared/result';
import { applicationOf, applicationPlace } from '../../../application/application-of.ts';
import { clientIdIn } from '../../../application/management/token.ts';
import { forOperation } from '../../../application/registration/operations.ts';
import { findApplication } from '../../../application/registration/published.ts';
import type { Operation, PublishedRegistration } from '../../../application/registration/registration.ts';
import type { AppContext } from '../../../context.ts';
import { sha256 } from '../../../crypto/bytes.ts';
import { admit } from '../../../guards/admission.ts';

/** An application that shows its management token. */
export interface Manager {
  readonly registration: PublishedRegistration;
  readonly object: ReturnType<typeof applicationOf>;
}

/** The user name beside a management token is always this. */
const USER = 'default:';

const tokenIn = (header: string): string | null => {
  const [, encoded = ''] = /^Basic ([A-Za-z0-9+/=_-]+)$/i.exec(header) ?? [];
  try {
    const text = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
    return text.startsWith(USER) ? text.slice(USER.length) : null;
  } catch {
    return null;
  }
};

/** The application behind a management token. An unknown one and a wrong one get the same answer. */
export const managerOf = async (
  c: AppContext,
  text: string | null,
  operation: Operation,
): Promise<Result<Manager>> => {
  const clientId = text === null ? null : clientIdIn(text);
  if (text === null || clientId === null) return fail('invalid_token');
  const registration = await findApplication(c.env, c.var.config, clientId, c.var.now);
  if (!registration?.faces.includes('smartcar')) return fail('invalid_token');
  const { jurisdiction } = registration;
  const object = applicationOf(c.env, await applicationPlace(c.var.config, clientId, jurisdiction));
  if (!(await object.isManagementToken(await sha256(text)))) return fail('invalid_token');
  const admitted = await admit(c, { registration, method: 'secret' });
  if (!admitted.ok) return admitted;
  const operating = forOperation(succeed(registration), operation);
  return operating.ok ? succeed({ registration, object }) : operating;
};

/** The same where it comes as `Basic base64(default:{token})`. */
export const managerByBasic = (c: AppContext, operation: Operation): Promise<Result<Manager>> =>
  managerOf(c, tokenIn(c.req.header('Authorization') ?? ''), operation);

/** The same as a bearer token, as where a vehicle is unsubscribed. */
export const managerByBearer = (c: AppContext, operation: Operation): Promise<Result<Manager>> => {
  const [, token = null] = /^Bearer ([A-Za-z0-9_.-]+)$/i.exec(c.req.header('Authorization') ?? '') ?? [];
  return managerOf(c, token, operation);
};
