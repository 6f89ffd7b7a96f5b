import type { OAuthFace } from '../application/registration/faces.ts';
import type { AppContext } from '../context.ts';

/** Authorization server metadata of a face (RFC 8414 §3). Clients read it seldom, so it is loaded with the first that does. */
export const metadataEndpoint =
  (face: OAuthFace) =>
  async (c: AppContext): Promise<Response> =>
    (await import('./metadata-document.ts')).sendMetadata(c, face);
