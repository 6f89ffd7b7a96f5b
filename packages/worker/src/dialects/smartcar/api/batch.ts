import { fail, type Result, succeed } from '@keyfob/shared/result';
import type { UnitSystem } from '@keyfob/shared/vehicle/units';
import type { AppContext } from '../../../context.ts';
import { readJson } from '../../../request-body.ts';
import { BATCH_LIMIT } from './batch-limit.ts';
import type { Caller } from './caller.ts';
import { bodyOf, type ErrorAbout, nameOf } from './errors.ts';
import { dataHeaders } from './headers.ts';
import { periodOf } from './period.ts';
import { type ItemAnswer, type ReadItem, readItems } from './read-items.ts';
import { partsOf, readRoute } from './vehicle-paths.ts';

/** One path of a batch, as it came, and what it comes to. */
interface Entry {
  readonly path: string;
  readonly item: Result<ReadItem>;
}

const invalid = (message: string) => fail('validation_failed', message, 'requests');

const pathsIn = (body: unknown): Result<string[]> => {
  const requests: unknown =
    typeof body === 'object' && body !== null ? Reflect.get(body, 'requests') : undefined;
  if (!Array.isArray(requests) || requests.length === 0)
    return invalid('"requests" must be an array of at least 1 item');
  if (requests.length > BATCH_LIMIT)
    return invalid(`"requests" must contain less than or equal to ${BATCH_LIMIT} items`);
  const paths = requests.map((request: unknown): unknown =>
    typeof request === 'object' && request !== null ? Reflect.get(request, 'path') : undefined,
  );
  const texts = paths.filter((path) => typeof path === 'string');
  return texts.length === paths.length ? succeed(texts) : invalid('each of "requests" must have a "path"');
};

const entryOf = (path: string): Entry => {
  const [address = '', query = ''] = path.split('?');
  const route = readRoute(partsOf(address));
  if (!route) return { path, item: fail('not_found') };
  const period = periodOf(new URLSearchParams(query));
  return { path, item: period.ok ? succeed({ ...route, period: period.value }) : period };
};

const responseOf = (
  c: AppContext,
  units: UnitSystem,
  about: ErrorAbout,
  path: string,
  answer: Result<ItemAnswer>,
): object => {
  const headers = { 'content-type': 'application/json' };
  if (answer.ok) {
    const { body, lastUpdated } = answer.value;
    return { path, code: 200, body, headers: { ...headers, ...dataHeaders(c, units, lastUpdated) } };
  }
  const body = bodyOf(c, nameOf(answer), answer, about);
  const told = { ...headers, 'sc-request-id': body.requestId };
  return { path, code: body.statusCode, body, headers: told };
};

/** `POST …/batch`: several paths read at once, each answered by itself, in the order they were asked for. */
export const answerBatch = async (
  c: AppContext,
  caller: Caller,
  id: string,
  units: UnitSystem,
): Promise<Result<object>> => {
  const json = await readJson(c.req.raw, 'application/json');
  const paths = json.ok ? pathsIn(json.value) : json;
  if (!paths.ok) return paths;
  const entries = paths.value.map(entryOf);
  const items = entries.flatMap(({ item }) => (item.ok ? [item.value] : []));
  const read = await readItems(c, caller, id, items, units);
  if (!read.ok) return read;
  const answers = read.value[Symbol.iterator]();
  const about = { clientId: caller.registration.clientId, vehicleId: id };
  const responses = entries.map(({ path, item }) => {
    const answer = item.ok ? (answers.next().value ?? fail('server_error')) : item;
    return responseOf(c, units, about, path, answer);
  });
  return succeed({ responses });
};
