import { fail, type Result } from '@keyfob/shared/result';
import { applicationOfBearer } from '../application/bearer.ts';
import { authenticateClient } from '../application/client-authentication.ts';
import type { PublishedRegistration } from '../application/registration.ts';
import type { AppContext } from '../context.ts';

/** The application that calls, by Basic authentication or its own bearer token. A public client has neither. */
export const authenticateApplication = async (c: AppContext): Promise<Result<PublishedRegistration>> => {
  const header = c.req.header('Authorization') ?? '';
  if (/^Bearer /i.test(header)) return applicationOfBearer(c, 'core');
  const client = await authenticateClient(c);
  if (!client.ok) return client;
  return client.value.faces.includes('core') ? client : fail('unauthorized_client');
};
