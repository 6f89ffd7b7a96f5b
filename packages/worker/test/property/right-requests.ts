import { push } from '../oauth/pushing.ts';
import { demo, register } from '../support/applications.ts';
import { connectUser, linkUser } from '../support/linking.ts';
import { makeKey, proofOf } from '../support/signing.ts';
import { linkRequests, restRequests } from './link-requests.ts';
import type { Strangers } from './mutations.ts';
import { authorizeRequests, oauthRequests } from './oauth-requests.ts';
import type { RightRequest } from './right-request.ts';

/** One of each kind; `open` of a page that is not there yet makes its garage. */
export const rightRequests = async (): Promise<RightRequest[]> => [
  ...(await authorizeRequests()),
  ...(await oauthRequests()),
  ...(await restRequests()),
  ...(await linkRequests()),
];

/** What others hold of other links, sessions and applications: real, and of no use in any of the requests. */
export const strangers = async (): Promise<Strangers> => {
  const other = await register({ redirectUris: ['https://other.example.com/callback'] });
  const { tokens, session, browser } = await connectUser();
  const linked = await linkUser();
  const requestUri = await push();
  return {
    values: [
      ...[demo.id, demo.secret, other.id, other.secret, 'https://other.example.com/callback'],
      ...[
        tokens.access_token,
        tokens.refresh_token,
        linked.code,
        session.id,
        session.statusToken,
        session.url,
      ],
      ...[
        requestUri,
        'https://evil.example/callback',
        '//evil.example',
        'javascript:alert(1)',
        'data:text/html,x',
      ],
    ],
    headers: [
      ['Authorization', other.basic],
      ['Authorization', `Bearer ${tokens.access_token}`],
      ['Authorization', `Bearer ${session.statusToken}`],
      ['Cookie', `keyfob-owner=${browser.cookies.get('keyfob-owner')}`],
      ['DPoP', await proofOf(await makeKey())],
      ['Sec-Fetch-Site', 'cross-site'],
      ['Origin', 'https://evil.example'],
      ['Origin', 'null'],
    ],
  };
};
