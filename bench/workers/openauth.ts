import { issuer } from '@openauthjs/openauth';
import type { Provider } from '@openauthjs/openauth/provider/provider';
import { MemoryStorage } from '@openauthjs/openauth/storage/memory';
import { createSubjects } from '@openauthjs/openauth/subject';
import { object, string } from 'valibot';

interface Owner {
  readonly id: string;
}

/** Says who the owner is at once; a page would only add to it. */
const atOnce: Provider<Owner> = {
  type: 'bench',
  init: (routes, { success }) => {
    routes.get('/authorize', (c) => success(c, { id: crypto.randomUUID() }));
  },
  client: async ({ clientID }) => ({ id: clientID }),
};

// It logs each request by console.log, which a server under measurement has no one to read.
console.log = () => {};

export default issuer({
  providers: { bench: atOnce },
  storage: MemoryStorage(),
  subjects: createSubjects({ owner: object({ id: string() }) }),
  allow: async () => true,
  success: (response, { id }) => response.subject('owner', { id }),
});
