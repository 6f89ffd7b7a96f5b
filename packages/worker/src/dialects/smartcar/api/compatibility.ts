import { fail, type Result, succeed } from '@keyfob/shared/result';
import { type Brand, brandByMake, brandBySlug, regionOf } from '@keyfob/shared/vehicle/brands';
import { refused } from '@keyfob/shared/vehicle/refusals';
import { brandOfVin, isSound, readVin, yearOfVin } from '@keyfob/shared/vehicle/vin';
import { authenticateClient } from '../../../application/authentication/client-authentication.ts';
import type { PublishedRegistration } from '../../../application/registration/registration.ts';
import type { AppContext } from '../../../context.ts';
import {
  type Capabilities,
  type CompatibleModel,
  expectedOf,
  compatibilityMatrix as simulatedMatrix,
} from '../../../simulator/vehicles/compatibility.ts';
import { COMMANDS } from './commands.ts';
import { sendSmartcarError } from './errors.ts';
import { sendData } from './headers.ts';
import { scopeOfPermission } from './permissions.ts';
import { READS } from './reads.ts';

/** No maker answers for the modems of older cars any more: their mobile networks were switched off. */
const EARLIEST_YEAR = 2012;

/** An endpoint, and whether a vehicle of some capabilities has it. */
interface Offered {
  readonly permission: string;
  readonly path: string;
  readonly name: string;
  readonly isIn: (capabilities: Capabilities) => boolean;
}

/** Every endpoint about a vehicle, from the tables of the API itself. */
const OFFERED: readonly Offered[] = [
  ...READS.map(
    ({ permission, path, name }): Offered => ({
      permission,
      path,
      name,
      isIn: ({ scopes }) => {
        const scope = scopeOfPermission(permission);
        return scope !== null && scopes.includes(scope);
      },
    }),
  ),
  ...COMMANDS.map(
    ({ permission, path, name, commands }): Offered => ({
      permission,
      path,
      name,
      isIn: (capabilities) => commands.some((command) => capabilities.commands.includes(command)),
    }),
  ),
];

/** The application that asks. What a live one could expect, no provider of its own tells. */
const askerOf = async (c: AppContext, query: URLSearchParams): Promise<Result<PublishedRegistration>> => {
  const client = await authenticateClient(c);
  if (!client.ok) return client;
  const { registration } = client.value;
  if (!registration.faces.includes('smartcar')) return fail('unauthorized_client');
  const asked = query.get('mode');
  const mode = asked === 'test' ? 'simulated' : asked;
  if (mode !== null && mode !== registration.mode)
    return fail('validation_failed', `"mode" must be that of the application, ${registration.mode}`, 'mode');
  return registration.mode === 'simulated' ? succeed(registration) : refused('provider_not_capable');
};

const needed = (query: URLSearchParams, name: string): Result<string> => {
  const text = query.get(name) ?? '';
  return text === '' ? fail('validation_failed', `"${name}" is required`, name) : succeed(text);
};

/** The permissions named; each has to be one there is. */
const permissionsIn = (text: string): Result<string[]> => {
  const permissions = text
    .split(' ')
    .filter((each) => each !== '')
    .map((each) => each.replace(/^required:/, ''));
  const unknown = permissions.find((permission) => scopeOfPermission(permission) === null);
  return unknown === undefined
    ? succeed([...new Set(permissions)])
    : fail('validation_failed', `"${unknown}" is no permission`, 'scope');
};

const incompatible = (reason: 'VEHICLE_NOT_COMPATIBLE' | 'MAKE_NOT_COMPATIBLE') => ({
  compatible: false,
  reason,
  capabilities: [],
});

const isOfferedIn = ({ make, regions }: Brand, country: string): boolean => {
  const region = regionOf(country);
  return make !== null && region !== null && regions.includes(region);
};

const pathIn = (path: string, { make }: Brand): string =>
  path.replace('{make}', (make ?? '').toLowerCase().replaceAll(' ', '-'));

/** What a vehicle of this VIN can be expected to do in a country. */
const expected = (vin: string, country: string, permissions: readonly string[], now: number): object => {
  const brand = brandBySlug(brandOfVin(vin) ?? '');
  if (!brand || !isOfferedIn(brand, country)) return incompatible('MAKE_NOT_COMPATIBLE');
  const year = yearOfVin(vin, new Date(now).getUTCFullYear() + 1);
  const capabilities = expectedOf(brand.slug, year);
  if (!capabilities || (year !== null && year < EARLIEST_YEAR)) return incompatible('VEHICLE_NOT_COMPATIBLE');
  return {
    compatible: true,
    reason: null,
    capabilities: OFFERED.filter(({ permission }) => permissions.includes(permission)).map((offered) => {
      const capable = offered.isIn(capabilities);
      return {
        permission: offered.permission,
        endpoint: pathIn(offered.path, brand),
        capable,
        reason: capable ? null : 'VEHICLE_NOT_CAPABLE',
      };
    }),
  };
};

/** Smartcar's own test VINs have letters that no real one has. */
const isVin = (vin: string): boolean => isSound(vin) || /^0SC[A-Z0-9]{14}$/.test(vin);

const byVin = async (c: AppContext): Promise<Result<object>> => {
  const query = new URL(c.req.url).searchParams;
  const asker = await askerOf(c, query);
  if (!asker.ok) return asker;
  const [vin, scope] = [needed(query, 'vin'), needed(query, 'scope')];
  if (!vin.ok) return vin;
  if (!scope.ok) return scope;
  const permissions = permissionsIn(scope.value);
  if (!permissions.ok) return permissions;
  const read = readVin(vin.value);
  if (!isVin(read)) return fail('validation_failed', '"vin" must be a valid VIN', 'vin');
  return succeed(expected(read, query.get('country') ?? 'US', permissions.value, c.var.now));
};

const REGIONS = ['US', 'CA', 'EUROPE'] as const;
const TYPES = ['BEV', 'PHEV', 'HEV', 'ICE'];

interface MatrixQuery {
  readonly region: (typeof REGIONS)[number];
  readonly type: string | null;
  /** Slugs; `null` for every brand. */
  readonly brands: readonly string[] | null;
  /** `null` for every one there is. */
  readonly permissions: readonly string[] | null;
}

/** A list of words in which some makes have two: `LAND ROVER BMW`. The longest name there is comes first. */
const brandsIn = (text: string): Result<string[]> => {
  const words = text.split(' ').filter((each) => each !== '');
  const slugs: string[] = [];
  for (let from = 0; from < words.length; ) {
    const length = [2, 1].find((count) => brandByMake(words.slice(from, from + count).join(' ')) !== null);
    const brand = length === undefined ? null : brandByMake(words.slice(from, from + length).join(' '));
    if (length === undefined || !brand)
      return fail('validation_failed', '"make" must be a list of makes', 'make');
    slugs.push(brand.slug);
    from += length;
  }
  return succeed(slugs);
};

const matrixQuery = (query: URLSearchParams): Result<MatrixQuery> => {
  const region = REGIONS.find((each) => each === query.get('region'));
  if (!region) return fail('validation_failed', `"region" must be one of [${REGIONS.join(', ')}]`, 'region');
  const type = query.get('type');
  if (type !== null && !TYPES.includes(type))
    return fail('validation_failed', `"type" must be one of [${TYPES.join(', ')}]`, 'type');
  const make = query.get('make');
  const brands = make === null ? succeed(null) : brandsIn(make);
  if (!brands.ok) return brands;
  const scope = query.get('scope');
  const permissions = scope === null ? succeed(null) : permissionsIn(scope);
  return permissions.ok
    ? succeed({ region, type, brands: brands.value, permissions: permissions.value })
    : permissions;
};

const rowOf = (model: CompatibleModel, permissions: readonly string[] | null) => {
  const offered = OFFERED.filter(
    (each) => each.isIn(model) && (permissions === null || permissions.includes(each.permission)),
  );
  return {
    model: model.model,
    startYear: model.startYear,
    endYear: model.endYear,
    type: model.type,
    endpoints: offered.map(({ name }) => name),
    permissions: [...new Set(offered.map(({ permission }) => permission))],
  };
};

const matrix = async (c: AppContext): Promise<Result<object>> => {
  const search = new URL(c.req.url).searchParams;
  const asker = await askerOf(c, search);
  const query = asker.ok ? matrixQuery(search) : asker;
  if (!query.ok) return query;
  const { region, type, brands, permissions } = query.value;
  const rows = new Map<string, object[]>();
  for (const model of simulatedMatrix()) {
    const make = brandBySlug(model.brand)?.make;
    if (!make || !model.regions.includes(region)) continue;
    if ((type !== null && model.type !== type) || (brands !== null && !brands.includes(model.brand)))
      continue;
    const row = rowOf(model, permissions);
    if (permissions?.some((permission) => !row.permissions.includes(permission))) continue;
    rows.set(make, [...(rows.get(make) ?? []), row]);
  }
  return succeed(Object.fromEntries(rows));
};

const answer = (c: AppContext, said: Result<object>): Response =>
  said.ok ? sendData(c, 'metric', said.value) : sendSmartcarError(c, said, { wants: 'Basic' });

/** `GET /v2.0/compatibility`, with the application's own credentials. */
export const compatibilityByVin = async (c: AppContext): Promise<Response> => answer(c, await byVin(c));

/** `GET /v2.0/compatibility/matrix` */
export const compatibilityMatrix = async (c: AppContext): Promise<Response> => answer(c, await matrix(c));
