import { fail, type Result, succeed } from '@keyfob/shared/result';
import { brandByMake } from '@keyfob/shared/vehicle/brands';
import { brandOfVin, isSound, readVin } from '@keyfob/shared/vehicle/vin';
import * as v from 'valibot';
import { errorDescription } from '../../../application/authentication/authorization-error.ts';
import { encodedParameter } from '../../../application/registration/redirect.ts';
import { label } from '../../../label.ts';
import { type Asked, type Check, COMMON_CHECKS } from '../../../oauth/authorization-request.ts';
import { parametersOf } from '../../../oauth/parameters.ts';
import { type AskedPermissions, readPermissions, wrongPermission } from './scope.ts';

/** Why a request is not right, in one English sentence that the page shows; `null` where it is. */
type Rule = (asked: Asked) => string | null;

const passed = null;

/** A rule of the authorization server's own, told as Connect tells what is wrong. */
const ours =
  (check: Check): Rule =>
  (asked) => {
    const problem = check(asked);
    return problem && errorDescription(problem);
  };

const missing = (name: string): string => `Missing required parameter: "${name}"`;

/** What may be shown again of a value; any other text on a page of ours would be somebody else's. */
const WORD = /^[\w.-]{1,64}$/;

/** In the words that Connect has for an application it does not know (public reports of 2026). */
export const invalid = (name: string, value = ''): string =>
  `Invalid parameter ${name}${WORD.test(value) ? `: ${value}` : ''}.`;

const responseType =
  (wanted: string): Rule =>
  ({ parameters }) => {
    const type = parameters.get('response_type');
    if (type === undefined) return missing('response_type');
    return type === wanted ? passed : invalid('response_type', type);
  };

const MODES: ReadonlyMap<string, 'live' | 'simulated'> = new Map([
  ['live', 'live'],
  ['simulated', 'simulated'],
  // Deprecated at Smartcar.
  ['test', 'simulated'],
]);

/** What an application is it was registered as: a request can only repeat it. */
const mode: Rule = ({ parameters, registration }) => {
  const asked = parameters.get('mode');
  if (asked === undefined) return passed;
  if (!MODES.has(asked))
    return "The \"mode\" parameter MUST be one of the following: 'test', 'live', 'simulated'";
  return MODES.get(asked) === registration.mode
    ? passed
    : `The application is registered for ${registration.mode} vehicles, and the "mode" parameter says otherwise.`;
};

const oneOf =
  (name: string, values: readonly string[]): Rule =>
  ({ parameters }) => {
    const value = parameters.get(name);
    return value === undefined || values.includes(value) ? passed : invalid(name, value);
  };

/** Truth as any SDK writes it: Python's capitalises it. `null` where it is not said, or is no truth. */
const truthIn = (parameters: ReadonlyMap<string, string>, name: string): boolean | null => {
  const text = parameters.get(name)?.toLowerCase();
  return text === 'true' || text === 'false' ? text === 'true' : null;
};

const isTrue = (parameters: ReadonlyMap<string, string>, name: string): boolean =>
  truthIn(parameters, name) === true;

const truth =
  (name: string): Rule =>
  ({ parameters }) =>
    !parameters.has(name) || truthIn(parameters, name) !== null
      ? passed
      : invalid(name, parameters.get(name));

const scope: Rule = ({ parameters, registration }) => {
  const asked = parameters.get('scope');
  const wrong = asked === undefined ? null : wrongPermission(asked, registration.scopes);
  if (wrong !== null) return `Invalid permission in the "scope" parameter: "${wrong}"`;
  return readPermissions(asked, registration).scopes.length > 0 ? passed : invalid('scope', asked);
};

/** Smartcar's test VINs have letters that real ones do not, and no check digit. */
const TEST_VIN = /^0SC[A-Z0-9]{14}$/;

const vinOf = ({ parameters }: Pick<Asked, 'parameters'>): string | null => {
  const vin = parameters.get('single_select_vin');
  return vin === undefined ? null : readVin(vin);
};

const vin: Rule = (asked) => {
  const wanted = vinOf(asked);
  if (wanted === null) return passed;
  if (!isTrue(asked.parameters, 'single_select'))
    return 'The "single_select_vin" parameter needs "single_select" to be "true".';
  if (!TEST_VIN.test(wanted) && !isSound(wanted)) return invalid('single_select_vin', wanted);
  return TEST_VIN.test(wanted) && asked.registration.mode === 'live'
    ? 'You have entered a test mode VIN. Please enter a VIN that belongs to a real vehicle.'
    : passed;
};

const LABEL = label(256);

const labelled =
  (name: string): Rule =>
  ({ parameters }) => {
    const value = parameters.get(name);
    return value === undefined || v.is(LABEL, value) ? passed : invalid(name, value);
  };

/** What a Connect URL has to pass once it is known whose it is, in order. */
const CONNECT: readonly Rule[] = [
  ...COMMON_CHECKS.map(ours),
  responseType('code'),
  mode,
  scope,
  oneOf('approval_prompt', ['auto', 'force']),
  truth('single_select'),
  truth('remember_me'),
  vin,
  labelled('user'),
  labelled('external_id'),
];

const vehicleId: Rule = ({ parameters }) => (parameters.has('vehicle_id') ? passed : missing('vehicle_id'));

/** The same for a vehicle that is to be connected again. No code comes of it, so there is none to protect. */
const REAUTHENTICATE: readonly Rule[] = [
  ...COMMON_CHECKS.slice(0, 3).map(ours),
  responseType('vehicle_id'),
  vehicleId,
  mode,
  labelled('user'),
  labelled('external_id'),
];

/** The flag `country:XX` (ISO 3166-1 alpha-2); others are Smartcar's own experiments, and change nothing here. */
const countryIn = (flags: string | undefined): string | null =>
  /(?:^| )country:([A-Za-z]{2})(?= |$)/.exec(flags ?? '')?.[1]?.toUpperCase() ?? null;

/** A Connect URL, read: what it asks for besides what every authorization request does. */
export interface ConnectUrl extends AskedPermissions {
  readonly parameters: ReadonlyMap<string, string>;
  /** As it stands in the query. */
  readonly state: string | null;
  readonly approvalPrompt: 'auto' | 'force';
  /** Slug; `null` where the owner chooses. Whether the application's providers reach it is not said. */
  readonly brand: string | null;
  readonly country: string | null;
  readonly selection: 'multiple' | 'single';
  readonly vin: string | null;
  readonly user: string | null;
  /** Absent where it was not said. */
  readonly externalId?: string | null;
  /** Whether what this browser linked before counts. A live owner cannot be made to be forgotten. */
  readonly remembered: boolean;
}

const brandIn = (parameters: ReadonlyMap<string, string>, vin: string | null): string | null =>
  vin === null ? (brandByMake(parameters.get('make') ?? '')?.slug ?? null) : brandOfVin(vin);

const externalIdIn = (parameters: ReadonlyMap<string, string>): Pick<ConnectUrl, 'externalId'> => {
  const said = parameters.get('external_id');
  return said === undefined ? {} : { externalId: said === 'null' ? null : said };
};

type About = Omit<Asked, 'parameters' | 'resources'>;

const read = (about: About, { search, searchParams }: URL, rules: readonly Rule[]): Result<ConnectUrl> => {
  const plain = parametersOf(searchParams);
  if (!plain.ok) return plain;
  const asked: Asked = { ...about, ...plain.value };
  for (const rule of rules) {
    const problem = rule(asked);
    if (problem !== null) return fail('invalid_request', problem);
  }
  const { parameters, registration } = asked;
  const wanted = vinOf(asked);
  return succeed({
    ...readPermissions(parameters.get('scope'), registration),
    ...externalIdIn(parameters),
    parameters,
    state: encodedParameter(search, 'state'),
    approvalPrompt: parameters.get('approval_prompt') === 'force' ? 'force' : 'auto',
    brand: brandIn(parameters, wanted),
    country: countryIn(parameters.get('flags')),
    selection: isTrue(parameters, 'single_select') ? 'single' : 'multiple',
    vin: wanted,
    user: parameters.get('user') ?? null,
    remembered: registration.mode === 'live' || truthIn(parameters, 'remember_me') !== false,
  });
};

/** Reads `/smartcar/oauth/authorize`. A failure's detail is what the page shows: one sentence, in English. */
export const readConnectUrl = (about: About, url: URL): Result<ConnectUrl> => read(about, url, CONNECT);

/** Reads `/smartcar/oauth/reauthenticate`. */
export const readReauthenticateUrl = (about: About, url: URL): Result<ConnectUrl> =>
  read(about, url, REAUTHENTICATE);
