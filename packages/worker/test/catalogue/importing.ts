import { fetchKeyfob } from '../support/keyfob.ts';
import { AS_OPERATOR, type Problem } from '../support/operator.ts';

export interface Standing {
  readonly version: string | null;
  readonly pages: number;
  readonly profiles: number;
  readonly importedAt: string | null;
  readonly shipped: number;
}

/** A row that is right, with some fields set otherwise. */
export const row = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  make: 'tesla',
  model: 'Model 2',
  version: 'Example',
  years: { from: 2027, to: null },
  batteryKwh: 50,
  rangeKm: 400,
  rangeCycle: 'WLTP',
  plugs: ['IEC_62196_T2', 'IEC_62196_T2_COMBO'],
  ...changes,
});

export const askCatalogue = (
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetchKeyfob(`/v1/catalogue${path}`, {
    method,
    headers: {
      ...AS_OPERATOR,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

export const newVersion = (): string => crypto.randomUUID().replaceAll('-', '');

export const standing = async (): Promise<{ readonly standing: Standing; readonly tag: string }> => {
  const answer = await askCatalogue('GET', '');
  return { standing: await answer.json<Standing>(), tag: answer.headers.get('ETag') ?? '' };
};

export const stage = (version: string, page: number, profiles: readonly unknown[]): Promise<Response> =>
  askCatalogue('PUT', `/versions/${version}/pages/${page}`, { profiles });

/** `after`: the tag that the import says it read. */
export const publish = (after: string, version: string, pages: number, profiles: number): Promise<Response> =>
  askCatalogue('PUT', '', { version, pages, profiles }, { 'If-Match': after });

/** Imports a page of rows in the place of what stands. */
export const importRows = async (...rows: readonly unknown[]): Promise<string> => {
  const version = newVersion();
  const staged = await stage(version, 0, rows);
  if (staged.status !== 200) throw new Error(await staged.text());
  const published = await publish((await standing()).tag, version, 1, rows.length);
  if (published.status !== 200) throw new Error(await published.text());
  return version;
};

/** `422 validation_failed profiles.0.make: Expected a slug.` */
export const problem = async (answer: Response): Promise<string> => {
  const { status, code, field, detail } = await answer.json<Problem>();
  return [status, code, field].filter((part) => part !== undefined).join(' ') + (detail ? `: ${detail}` : '');
};
