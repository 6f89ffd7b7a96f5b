import { Browser } from '../client/browser.ts';
import { type Answer, basic, Client, forEach, upTo } from '../client/http.ts';
import { approve, enter, lastPage, open, walkToVehicles } from '../client/keyfob-owner.ts';
import { bundleKeyfob } from '../servers/bundle.ts';
import { COMPATIBILITY_FLAGS } from '../servers/keyfob-configuration.ts';
import { serveWorker } from '../servers/workerd.ts';
import {
  authorizationRequest,
  type Code,
  clientCredentials,
  codeOperations,
  type Dialect,
  exchange,
  lookingUp,
} from './code-flow.ts';
import {
  KEYFOB_OBJECTS,
  KEYFOB_ORIGIN,
  keyfobSettings,
  registerAtKeyfob,
  SCOPE,
} from './keyfob-registration.ts';
import { CLIENT, type Counted, type Operation, type Peer } from './peer.ts';

/** The sections of a link that lead to its code. */
const SECTIONS = ['push', 'firstPage', 'open', 'walk', 'approve', 'lastPage'] as const;
type Section = (typeof SECTIONS)[number];

/** An owner on the way, with what the section before left. */
interface Owner {
  readonly browser: Browser;
  readonly query: string;
  readonly verifier: string;
  text: string;
  answer: Answer | null;
}

const answerOf = ({ answer }: Owner): Answer => {
  if (!answer) throw new Error('A section was left out.');
  return answer;
};

/** Pushes the authorization request (RFC 9126), as the client's server does. */
const push = async ({ client, secret }: Dialect, owner: Owner): Promise<void> => {
  const ask = { form: new URLSearchParams(owner.query), headers: basic(CLIENT.id, secret ?? '') };
  const { text } = await client.expect(201, '/oauth/par', ask);
  owner.text = JSON.parse(text).request_uri;
};

const STEPS: Readonly<Record<Section, (dialect: Dialect, owner: Owner) => Promise<void>>> = {
  push,
  firstPage: async (_, owner) => {
    const query = new URLSearchParams({ client_id: CLIENT.id, request_uri: owner.text });
    owner.text = await enter(owner.browser, `/oauth/authorize?${query}`);
  },
  open: async (_, owner) => {
    owner.answer = await open(owner.browser, owner.text);
  },
  walk: async (_, owner) => {
    owner.text = await walkToVehicles(owner.browser, answerOf(owner));
  },
  approve: async (_, owner) => {
    owner.answer = await approve(owner.browser, owner.text);
  },
  lastPage: async (_, owner) => {
    owner.text = await lastPage(owner.browser, answerOf(owner));
  },
};

/** Takes so many new owners to a code, section by section, all of them through each; some sections count. */
const codesBy = async (
  dialect: Dialect,
  times: number,
  counted: Counted,
  counts: readonly Section[],
): Promise<readonly Code[]> => {
  const owners = upTo(times).map(
    (): Owner => ({
      browser: new Browser(dialect.client, KEYFOB_ORIGIN),
      ...authorizationRequest(SCOPE),
      text: '',
      answer: null,
    }),
  );
  for (const section of SECTIONS) {
    const all = () => forEach(owners, (owner) => STEPS[section](dialect, owner));
    await (counts.includes(section) ? counted(all) : all());
  }
  return owners.map(({ text, verifier }) => ({ code: text, verifier }));
};

/** From the request to the tokens, with these sections counted besides the exchange. */
const linking =
  (dialect: Dialect, counts: readonly Section[]): Operation =>
  async (times, counted) => {
    const codes = await codesBy(dialect, times, counted, counts);
    await counted(() => forEach(codes, (code) => exchange(dialect, code)));
  };

export const keyfob: Peer = {
  name: 'Keyfob',
  setting: 'workerd, Durable Objects with SQLite, a file each',
  start: async () => {
    const server = await serveWorker({
      modules: await bundleKeyfob('keyfob'),
      settings: keyfobSettings(),
      objects: KEYFOB_OBJECTS,
      flags: COMPATIBILITY_FLAGS,
    });
    const client = new Client(server.address);
    const secret = await registerAtKeyfob(client);
    const dialect: Dialect = { client, token: '/oauth/token', secret };
    const { grants, ...operations } = codeOperations(dialect, (times, counted) =>
      codesBy(dialect, times, counted, ['push', 'approve']),
    );
    return {
      ...server,
      operations: {
        ...operations,
        introspect: lookingUp(client, grants, '/oauth/introspect', (token) => ({
          form: { token },
          headers: basic(CLIENT.id, secret),
        })),
        clientCredentials: clientCredentials(dialect),
        withPages: linking(dialect, ['push', 'firstPage', 'open', 'approve', 'lastPage']),
        wholeLink: linking(dialect, SECTIONS),
      },
    };
  },
};
