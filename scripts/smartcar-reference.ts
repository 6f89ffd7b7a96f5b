import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SMARTCAR_ERROR_NAMES, SMARTCAR_ERRORS } from '../packages/shared/src/errors/smartcar.ts';
import { type Scope, VEHICLE_SCOPES } from '../packages/shared/src/scopes.ts';
import { BRANDS } from '../packages/shared/src/vehicle/brands.ts';
import { SIGNALS } from '../packages/shared/src/vehicle/signals.ts';
import { BATCH_LIMIT } from '../packages/worker/src/dialects/smartcar/api/batch-limit.ts';
import { COMMANDS } from '../packages/worker/src/dialects/smartcar/api/commands.ts';
import {
  SMARTCAR_PERMISSIONS,
  scopeOfPermission,
} from '../packages/worker/src/dialects/smartcar/api/permissions.ts';
import { READS } from '../packages/worker/src/dialects/smartcar/api/reads.ts';

const PATH = join(import.meta.dirname, '../docs/smartcar.md');

const code = (text: string): string => `\`${text}\``;

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const head = (...titles: readonly string[]): string[] => [row(...titles), row(...titles.map(() => '---'))];

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

const makeRows = (): string[] =>
  BRANDS.map(({ name, make, vendor, slug, regions }) =>
    row(
      name,
      make === null ? '–' : code(make),
      vendor === null ? '–' : code(vendor),
      code(slug),
      regions.length === 0 ? '–' : regions.join(', '),
    ),
  );

const endpointsOf = (permission: string): string =>
  [
    ...READS.map(({ path, permission: needed }) => ({ call: `GET ${path}`, needed })),
    ...COMMANDS.map(({ method, path, permission: needed }) => ({ call: `${method} ${path}`, needed })),
  ]
    .filter(({ needed }) => needed === permission)
    .map(({ call }) => code(call))
    .join(', ');

const signalsOf = (permission: string): number =>
  SIGNALS.filter((signal) => signal.permission === permission).length;

const permissionRows = (): string[] =>
  SMARTCAR_PERMISSIONS.map((permission) => {
    const scope: Scope | null = scopeOfPermission(permission);
    const signals = signalsOf(permission);
    return row(
      code(permission),
      code(scope ?? ''),
      endpointsOf(permission) || '–',
      signals === 0 ? '–' : String(signals),
    );
  });

const ownPermissions = (): string[] =>
  Object.entries(VEHICLE_SCOPES)
    .filter(([, names]) => names.smartcar.length === 0)
    .map(([scope]) => code(scope));

const signalRows = (): string[] =>
  SIGNALS.map(({ code: name, group, permission, quantity }) =>
    row(code(name), group, code(permission), quantity ?? '–'),
  );

const errorRows = (): string[] =>
  SMARTCAR_ERROR_NAMES.map((name) => {
    const { status, description, resolution } = SMARTCAR_ERRORS[name];
    return row(code(name), String(status), resolution === null ? '–' : code(resolution), description);
  });

const FACE = code('https://keyfob.example.com/smartcar');

const SDK_ROWS: readonly string[] = [
  row(
    'Node',
    '`SMARTCAR_API_ORIGIN`, `SMARTCAR_AUTH_ORIGIN`, `SMARTCAR_API_V3_ORIGIN`, `SMARTCAR_MANAGEMENT_API_ORIGIN`',
    FACE,
  ),
  row('Python', '`SMARTCAR_CONNECT_ORIGIN`, `SMARTCAR_API_ORIGIN`, `SMARTCAR_MANAGEMENT_API_ORIGIN`', FACE),
  row('Python', '`SMARTCAR_AUTH_ORIGIN`', code('https://keyfob.example.com/smartcar/oauth/token')),
  row(
    'Ruby',
    '`SMARTCAR_CONNECT_ORIGIN`, `SMARTCAR_AUTH_ORIGIN`, `SMARTCAR_API_ORIGIN`, `SMARTCAR_VEHICLE_API_ORIGIN`, `SMARTCAR_MANAGEMENT_API_ORIGIN`',
    FACE,
  ),
  row(
    'Java',
    '`SMARTCAR_CONNECT_ORIGIN`, `SMARTCAR_AUTH_ORIGIN`, `SMARTCAR_API_ORIGIN`, `SMARTCAR_API_V3_ORIGIN`, `SMARTCAR_MANAGEMENT_API_ORIGIN`',
    FACE,
  ),
];

const CHOICE_ROWS: readonly string[] = [
  row(
    '`mode`',
    'chooses nothing: an application is registered as live or simulated, and one that is both is two. A mode that says otherwise is a configuration error; `test` is `simulated`',
  ),
  row(
    '`response_type`',
    'anything but `code` (at `/oauth/reauthenticate` `vehicle_id`) is a configuration error, in the words public reports have of Connect’s for another parameter. At Smartcar `none` is a link without a code, with `user_id` alone on the redirect, or without a redirect, ending on a page of Smartcar’s that posts to `app_origin`; here it is an error too: a link is confirmed by its code (`/oauth/token`), also where only the application’s own token is used afterwards',
  ),
  row('`virtual_key_url`', 'never told: no provider here reaches vehicles that want a virtual key'),
  row('`test_mode_compatibility_level`', 'ignored: compatibility is the simulator’s models’'),
  row(
    '`external_id`',
    'told again where a Connect URL does not say it; `external_id` filters `/v2.0/management/connections`, `filter[externalId]` the connections of v3 (no source names that one), and webhooks tell it as `data.user.externalId` (no source either). `/oauth/reauthenticate` takes one too, and tells again what stood only to the browser that the vehicle was linked in',
  ),
  row(
    'filters of v3',
    '`filter[userId]`, `filter[vehicleId]`, `filter[vehicle.mode]`, and the header `sc-user-id`, as documented; `page[size]` is 10 of connections where it is left out, and 100, the most, of anything else',
  ),
  row(
    'units of signals',
    '`km`, `km/h`, `watts`, `ampere`, `volts`, `kWh`, `percent` as real answers have them; `miles`, `mph`, `kph`, `kilopascals`, `psi`, `liters`, `gallons`, `celsius`, `fahrenheit` are the documentation’s or ours',
  ),
  row(
    'errors of signals',
    'v3 tells `type`, `code`, `title`, `detail` and `resolution`, with the words `UNKNOWN` and `UNKNOWN_RESOLUTION_TYPE` where there is none, as recorded, but not the recorded `description`, which only says that it is deprecated. Webhooks tell `type` and `code`, also that of a signal the owner did not allow: `PERMISSION`',
  ),
  row(
    '`VEHICLE_ERROR`',
    '`errors` as documented and recorded; of signals that the owner did not allow `VEHICLE_STATE` tells `PERMISSION`, where Smartcar tells it here too',
  ),
  row(
    '`VERIFY`',
    '`deliveredAt` is a date in words, as its documentation has it; in every other message milliseconds',
  ),
];

/** docs/smartcar.md as the tables have it. */
export const smartcarReference = (): string =>
  [
    '# The Smartcar face: makes, permissions, signals, errors',
    '',
    'Made from the tables the face itself reads (`node scripts/smartcar-reference.ts` writes this page). Everything is',
    'under `/smartcar`: `/oauth/authorize`, `/oauth/token`, `/oauth2/token`, `/v2.0/…`, `/v3/…`. Paths of a permission',
    'are below `/v2.0/vehicles/{id}`; `{make}` is the vehicle’s own make in lower case, spaces left out or as dashes.',
    '',
    `- Lists take \`limit\` and \`offset\`; a batch takes at most ${BATCH_LIMIT} paths.`,
    '- A vehicle that is unknown, another’s or removed is answered `PERMISSION`, all alike.',
    '- A simulated vehicle answers plausible values for what it does not have; a real one `COMPATIBILITY`.',
    '- A simulated vehicle does what it is told, for who told it: the development page /simulator/accounts says how long.',
    '- Compatibility is told from the simulator’s models, to simulated applications. To a live one it is answered',
    '  `COMPATIBILITY.SMARTCAR_NOT_CAPABLE`: no provider here tells it.',
    '- An application’s own token (`/oauth2/token`) reaches, for the user `sc-user-id` names, what standing grants of',
    '  this face allow, and nothing once they are revoked.',
    '',
    '## Where the SDKs are told',
    '',
    ...head('SDK', 'variables', 'value'),
    ...SDK_ROWS,
    '',
    '## Choices',
    '',
    'Where Keyfob differs from Smartcar, and where nothing public says what Smartcar does.',
    '',
    ...head('what', 'here'),
    ...CHOICE_ROWS,
    '',
    '## Makes',
    '',
    ...head('brand', 'make', 'Enode vendor', 'Keyfob', 'regions'),
    ...makeRows(),
    '',
    `${unique(BRANDS.flatMap(({ make }) => make ?? [])).length} makes. A make of two words may be written with a space, \`_\`, \`-\` or nothing.`,
    '',
    '## Permissions',
    '',
    ...head('permission', 'scope of Keyfob', 'endpoints of v2.0', 'signals of v3'),
    ...permissionRows(),
    '',
    `Without a name at Smartcar: ${ownPermissions().join(', ')}.`,
    '',
    '## Signals',
    '',
    ...head('code', 'group', 'permission', 'quantity'),
    ...signalRows(),
    '',
    '## Errors',
    '',
    'Each has a page at `/errors/{name}`, which its `docURL` names.',
    '',
    ...head('name', 'status', 'resolution', 'what it means'),
    ...errorRows(),
    '',
  ].join('\n');

/** Whether the page that is committed is the one the tables make. */
export const isFresh = (): boolean => readFileSync(PATH, 'utf8') === smartcarReference();

if (process.argv[1] === import.meta.filename) writeFileSync(PATH, smartcarReference());
