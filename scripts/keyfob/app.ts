import { setTimeout as wait } from 'node:timers/promises';
import { CREATE_FLAGS, changesBody, EDIT_FLAGS, LIST_NOTES, newApplicationBody } from './app-fields.ts';
import { type Command, type CommandGroup, Declined, Misuse, type Said, type Typed } from './command.ts';
import { type Answer, ApiProblem, type Operator } from './operator.ts';

interface Application {
  readonly clientId: string;
  readonly redirectUris: readonly string[];
  readonly secrets: readonly { readonly id: string; readonly createdAt: string }[];
  readonly clientSecret?: string;
  /** Told once, with what they sign by. */
  readonly webhooks?: readonly { readonly id: string; readonly url: string; readonly secret: string }[];
  readonly [field: string]: unknown;
}

interface Page {
  readonly data: readonly Readonly<Record<'clientId' | 'name' | 'mode' | 'type', string>>[];
  readonly nextCursor: string | null;
}

const PATH = '/v1/applications';

const pathOf = (clientId: string | undefined): string => `${PATH}/${encodeURIComponent(clientId ?? '')}`;

const valueText = (value: unknown): string => {
  if (value === null) return '–';
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.join('\n');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/** A name and its value; a value of several lines goes on below itself. */
const line = (name: string, value: unknown): string =>
  `${name.padEnd(16)}${valueText(value).replaceAll('\n', `\n${' '.repeat(16)}`)}`;

const secretLines = ({ secrets }: Application): string[] =>
  secrets.length === 0
    ? [line('secrets', [])]
    : [
        line(
          'secrets',
          secrets.map(({ id, createdAt }) => `${id}, made ${createdAt}`),
        ),
      ];

const webhookLines = ({ webhooks = [] }: Application): string[] => [
  ...webhooks.flatMap(({ id, url, secret }) => [
    line('Webhook', `${url}, ${id}`),
    line('Webhook secret', secret),
  ]),
  ...(webhooks.length === 0 ? [] : ['Keep this too: a secret of a webhook is told once.']),
];

const applicationLines = (application: Application): string[] => {
  const { secrets: _, clientSecret: __, webhooks: ___, ...fields } = application;
  return [
    ...Object.entries(fields).map(([name, value]) => line(name, value)),
    ...secretLines(application),
    ...webhookLines(application),
  ];
};

const TOLD_ONCE = 'Keep it now: Keyfob keeps only its hash and cannot tell it again.';

const TOLD_SEALED = 'Keep it now: it is told once.';

const shown = (application: Application): Said => ({
  lines: applicationLines(application),
  data: application,
});

const isOvertaken = (error: unknown): boolean => error instanceof ApiProblem && error.status === 412;

/** How often an edit that was overtaken is made again, on what stands then. */
const TRIES = 5;

/** Reads, and changes what was read; again where somebody else changed it in between. */
const change = async <T>(
  operator: Operator,
  clientId: string | undefined,
  act: (read: Answer<Application>) => Promise<T>,
  most = TRIES,
): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    const read = await operator.call<Application>('GET', pathOf(clientId));
    try {
      return await act(read);
    } catch (error) {
      if (!isOvertaken(error) || tries >= most) throw error;
      // Two that start over at once would overtake each other again.
      await wait(Math.random() * 300);
    }
  }
};

const create: Command = {
  operands: [],
  about: 'registers an application; needs --name, --scopes and, but for codeless ones, --redirect-uris',
  flags: CREATE_FLAGS,
  notes: LIST_NOTES,
  run: async (operator, typed) => {
    const { body } = await operator.call<Application>('POST', PATH, newApplicationBody(typed));
    const { clientSecret } = body;
    const secret =
      clientSecret === undefined
        ? ['It is a public client, or proves itself by its keys: it has no secret.']
        : [line('Client secret', clientSecret), TOLD_ONCE];
    return { lines: [line('Client id', body.clientId), ...secret, ...webhookLines(body)], data: body };
  },
};

const list: Command = {
  operands: [],
  about: 'all applications; a new one may be missing for a minute',
  flags: {},
  run: async (operator) => {
    const all: Page['data'][number][] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const { body }: Answer<Page> = await operator.call<Page>('GET', `${PATH}?limit=100${query}`);
      all.push(...body.data);
      cursor = body.nextCursor;
    }
    const width = Math.max(...all.map(({ clientId }) => clientId.length), 9) + 2;
    const row = (id: string, mode: string, name: string) => `${id.padEnd(width)}${mode.padEnd(11)}${name}`;
    return {
      lines: [
        row('CLIENT ID', 'MODE', 'NAME'),
        ...all.map((each) => row(each.clientId, each.mode, each.name)),
      ],
      data: all,
    };
  },
};

const show: Command = {
  operands: ['<clientId>'],
  about: 'everything of one application but its secrets',
  flags: {},
  run: async (operator, { rest: [clientId] }) =>
    shown((await operator.call<Application>('GET', pathOf(clientId))).body),
};

const patch = async (
  operator: Operator,
  { rest }: Typed,
  edit: (read: Application) => object,
  most = TRIES,
): Promise<Said> => {
  const [clientId] = rest;
  const act = ({ body, tag }: Answer<Application>) =>
    operator.call<Application>('PATCH', pathOf(clientId), edit(body), tag);
  const edited = await change(operator, clientId, act, most);
  return shown(edited.body);
};

const update: Command = {
  operands: ['<clientId>'],
  about: 'changes what is named; a list is replaced whole, "none" clears an address',
  flags: EDIT_FLAGS,
  notes: LIST_NOTES,
  run: async (operator, typed) => {
    const changes = changesBody(typed);
    if (Object.keys(changes).length === 0) throw new Misuse('Nothing was named to change.');
    // A list that was typed knows nothing of what changed meanwhile: sent once more it would undo that.
    const hasList = Object.values(changes).some(Array.isArray);
    try {
      return await patch(operator, typed, () => changes, hasList ? 1 : TRIES);
    } catch (error) {
      if (!hasList || !isOvertaken(error)) throw error;
      const [id] = typed.rest;
      throw new Declined(
        `Somebody changed ${id} at the same time, so nothing was done: see "keyfob app show ${id}", and say it again.`,
      );
    }
  },
};

const addRedirectUri: Command = {
  operands: ['<clientId>', '<uri>'],
  about: 'one more address owners may come back to',
  flags: {},
  run: (operator, typed) =>
    patch(operator, typed, ({ redirectUris }) => ({
      redirectUris: [...new Set([...redirectUris, typed.rest[1]])],
    })),
};

const removeRedirectUri: Command = {
  operands: ['<clientId>', '<uri>'],
  about: 'one less; within a minute nobody is sent there any more',
  flags: {},
  run: (operator, typed) =>
    patch(operator, typed, ({ redirectUris }) => {
      const [clientId, uri] = typed.rest;
      const left = redirectUris.filter((each) => each !== uri);
      if (left.length === redirectUris.length) throw new Misuse(`${clientId} has no redirect URI ${uri}.`);
      return { redirectUris: left };
    }),
};

const addSecret: Command = {
  operands: ['<clientId>'],
  about: 'a second secret, to roll out before the first is removed',
  flags: {},
  run: async (operator, { rest: [clientId] }) => {
    const { body } = await operator.call<{ readonly id: string; readonly clientSecret: string }>(
      'POST',
      `${pathOf(clientId)}/secrets`,
    );
    return {
      lines: [line('Secret id', body.id), line('Client secret', body.clientSecret), TOLD_ONCE],
      data: body,
    };
  },
};

const removeSecret: Command = {
  operands: ['<clientId>', '<secretId>'],
  about: 'ends a secret and every token it bought for the application itself, within a minute',
  flags: {},
  run: async (operator, { rest: [clientId, secretId = ''] }) => {
    await operator.call('DELETE', `${pathOf(clientId)}/secrets/${encodeURIComponent(secretId)}`);
    return { lines: [`${secretId} is removed.`], data: { removed: secretId } };
  },
};

const managementToken: Command = {
  operands: ['<clientId>'],
  about: 'makes its management token, or a new one; the one before is taken a day longer',
  flags: {},
  run: async (operator, { rest: [clientId] }) => {
    const { body } = await operator.call<{ readonly id: string; readonly managementToken: string }>(
      'POST',
      `${pathOf(clientId)}/management-token`,
    );
    return {
      lines: [line('Token id', body.id), line('Management token', body.managementToken), TOLD_SEALED],
      data: body,
    };
  },
};

const remove: Command = {
  operands: ['<clientId>'],
  about: 'ends the application: its users’ vehicles are given back to the providers and everything is erased',
  flags: {
    confirm: {
      type: 'string',
      value: 'clientId',
      about: 'the client id once more: nothing of it comes back',
    },
  },
  run: async (operator, { flags, rest: [clientId] }) => {
    if (flags['confirm'] !== clientId)
      throw new Misuse(`Deleting is for good. Say --confirm ${clientId} if you mean it.`);
    await change(operator, clientId, ({ tag }) => operator.call('DELETE', pathOf(clientId), undefined, tag));
    return {
      lines: [`${clientId} is deleted. What its users linked is being given back to the providers.`],
      data: { deleted: clientId },
    };
  },
};

export const appCommands: CommandGroup = {
  about: 'registers applications and looks after them',
  commands: {
    create,
    list,
    show,
    update,
    'add-redirect-uri': addRedirectUri,
    'remove-redirect-uri': removeRedirectUri,
    'add-secret': addSecret,
    'remove-secret': removeSecret,
    'management-token': managementToken,
    delete: remove,
  },
};
