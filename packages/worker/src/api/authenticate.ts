import { fail, type Result, succeed } from '@keyfob/shared/result';
import { applicationOfBearer } from '../application/authentication/bearer.ts';
import { authenticateClient } from '../application/authentication/client-authentication.ts';
import { forOperation } from '../application/registration/operations.ts';
import type { Operation, PublishedRegistration } from '../application/registration/registration.ts';
import type { AppContext } from '../context.ts';

/** The application that calls, by Basic authentication or its own token. A public client has neither. */
export const authenticateApplication = async (c: AppContext): Promise<Result<PublishedRegistration>> => {
  const header = c.req.header('Authorization') ?? '';
  if (/^(Bearer|DPoP) /i.test(header)) return applicationOfBearer(c, 'core');
  const client = await authenticateClient(c);
  if (!client.ok) return client;
  const { registration } = client.value;
  return registration.faces.includes('core') ? succeed(registration) : fail('unauthorized_client');
};

/** The same, for what not every application is registered to do. */
export const authenticateFor = async (
  c: AppContext,
  operation: Operation,
): Promise<Result<PublishedRegistration>> => forOperation(await authenticateApplication(c), operation);
