/** oidc-provider as its own process, keeping everything in memory. It says where it listens on {@link REPORT_FD}. */
import { writeSync } from 'node:fs';
import { createServer } from 'node:http';
import Provider, { type Configuration } from 'oidc-provider';
import { HOST } from '../client/http.ts';
import { REPORT_FD } from '../servers/server.ts';
import { CLIENT, REDIRECT_URI } from './peer.ts';

const configuration: Configuration = {
  clients: [
    {
      client_id: CLIENT.id,
      client_secret: CLIENT.secret,
      redirect_uris: [REDIRECT_URI],
      grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
      response_types: ['code'],
      token_endpoint_auth_method: 'client_secret_basic',
    },
  ],
  scopes: ['read'],
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    introspection: { enabled: true, allowedPolicy: async () => true },
  },
  pkce: { required: () => true },
  rotateRefreshToken: true,
  issueRefreshToken: async () => true,
  cookies: { keys: ['a-key-of-the-benchmark-alone'] },
  // The owner is asked once, by no page; later requests of the same browser are answered at once.
  interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
  findAccount: async (_ctx, sub) => ({ accountId: sub, claims: async () => ({ sub }) }),
};

const provider = new Provider(`http://${HOST}`, configuration);

/** Signs the owner in and agrees to everything asked for. */
const interaction: Parameters<typeof createServer>[1] = async (request, response) => {
  const { params, grantId, prompt } = await provider.interactionDetails(request, response);
  const accountId = 'owner';
  if (prompt.name === 'login')
    return provider.interactionFinished(request, response, { login: { accountId } });
  const grant =
    (grantId ? await provider.Grant.find(grantId) : undefined) ??
    new provider.Grant({ accountId, clientId: CLIENT.id });
  grant.addOIDCScope(String(params['scope']));
  const consent = { grantId: await grant.save() };
  return provider.interactionFinished(request, response, { consent }, { mergeWithLastSubmission: true });
};

const callback = provider.callback();

const server = createServer((request, response) =>
  request.url?.startsWith('/interaction/') ? interaction(request, response) : callback(request, response),
);

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address)
    writeSync(REPORT_FD, `${JSON.stringify({ port: address.port })}\n`);
});
