import { fail, type Result, succeed } from '@keyfob/shared/result';
import { readUserToken } from '../../application/authentication/user-token.ts';
import { forOperation } from '../../application/registration/operations.ts';
import { findApplication } from '../../application/registration/published.ts';
import type { Operation, PublishedRegistration } from '../../application/registration/registration.ts';
import type { AppContext } from '../../context.ts';
import type { Place } from '../../crypto/handle.ts';
import { userGarage } from '../../garage/garage-of.ts';
import { admit } from '../../guards/admission.ts';
import { checkOrigin } from '../../guards/cors.ts';
import { FaceError } from './face-error.ts';

/** What a caller says of itself: in headers, or in the first message of a socket. */
export interface Credentials {
  readonly clientId: string | null;
  readonly appId: string | null;
  readonly authorization: string | null;
}

/** The user an operation is about, with the garage of all that is theirs. */
export interface User {
  readonly userId: string;
  /** When the token ends, in milliseconds since the epoch. */
  readonly expiresAt: number;
  readonly place: Place;
}

/** Who calls. Both ids only say which registration it is about; nobody is proved by them. */
export interface Caller {
  readonly registration: PublishedRegistration;
  /** Whom the token names, if it is good. */
  readonly user: () => Promise<Result<User>>;
}

const bearerOf = (authorization: string | null): string | null =>
  /^Bearer ([A-Za-z0-9\-._~+/]+=*)$/i.exec(authorization ?? '')?.[1] ?? null;

const findUser = async (
  c: AppContext,
  registration: PublishedRegistration,
  authorization: string | null,
): Promise<Result<User>> => {
  const token = await readUserToken(c, registration, bearerOf(authorization));
  if (!token.ok) return token;
  const place = await userGarage(c.var.config, registration, token.value.userId);
  return succeed({ ...token.value, place });
};

/** The registration that the ids select. */
const callerNamed = async (c: AppContext, shown: Credentials): Promise<Result<Caller>> => {
  const { clientId, appId, authorization } = shown;
  const registration =
    clientId === null || appId !== clientId
      ? null
      : await findApplication(c.env, c.var.config, clientId, c.var.now);
  if (!registration?.faces.includes('chargetrip')) return fail('unknown_client');
  let user: Promise<Result<User>> | undefined;
  return succeed({
    registration,
    user: () => {
      user ??= findUser(c, registration, authorization);
      return user;
    },
  });
};

/** The same, admitted: its origin and its share are checked. */
export const callerOf = async (c: AppContext, shown: Credentials): Promise<Result<Caller>> => {
  const caller = await callerNamed(c, shown);
  if (!caller.ok) return caller;
  const { registration } = caller.value;
  const admitted = await admit(c, { registration, method: 'none' });
  return admitted.ok ? caller : admitted;
};

/** The caller of a socket as things stand now, if a request of theirs would still be let in; of their share it takes nothing. */
export const callerStill = async (c: AppContext, shown: Credentials): Promise<Result<Caller>> => {
  const caller = await callerNamed(c, shown);
  if (!caller.ok) return caller;
  const user = await caller.value.user();
  if (!user.ok) return user;
  return checkOrigin(c, caller.value.registration.webOrigins) ?? caller;
};

/** What a resolver works with. */
export type FaceContext = {
  readonly c: AppContext;
  readonly caller: Caller;
};

/** The user, where the application may do this at all. */
export const userFor = async ({ caller }: FaceContext, operation: Operation): Promise<User> => {
  const user = await caller.user();
  if (!user.ok) throw new FaceError(user);
  const allowed = forOperation(succeed(caller.registration), operation);
  if (!allowed.ok) throw new FaceError(allowed);
  return user.value;
};
