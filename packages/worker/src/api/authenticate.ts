import { fail, type Result } from '@keyfob/shared/result';
import { applicationOfBearer } from '../application/bearer.ts';
import { authenticateClient } from '../application/client-authentication.ts';
import { isPublic, type PublishedRegistration } from '../application/registration.ts';
import type { AppContext } from '../context.ts';

/** The application that calls, by Basic authentication or its own bearer token. Its id alone is not enough here. */
export const authenticateApplication = async (c: AppContext): Promise<Result<PublishedRegistration>> => {
  const header = c.req.header('Authorization') ?? '';
  if (/^Bearer /i.test(header)) return applicationOfBearer(c, 'core');
  const client = await authenticateClient(c);
  if (!client.ok) return client;
  if (isPublic(client.value)) return fail('invalid_client');
  return client.value.faces.includes('core') ? client : fail('unauthorized_client');
};
