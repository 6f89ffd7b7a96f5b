import { askAsOperator, type Problem } from '../support/operator.ts';

export interface Standing {
  readonly version: string | null;
  readonly pages: number;
  readonly profiles: number;
  readonly importedAt: string | null;
  readonly shipped: number;
}

export const askCatalogue = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
): Promise<Response> => askAsOperator(method, `/catalogue${path}`, body, headers);

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
