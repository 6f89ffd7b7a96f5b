import { fail } from '@keyfob/shared/result';
import type { AppContext } from '../../../context.ts';
import { sendSmartcarError, sendUnknownVersion } from './errors.ts';
import { requestIdOf } from './request-id.ts';
import { partsOf } from './vehicle-paths.ts';

type Version = (c: AppContext, parts: readonly string[]) => Promise<Response>;

/** The versions there are. */
const VERSIONS: Readonly<Record<string, Version>> = {
  'v2.0': async (c, parts) => (await import('./v2.ts')).answerV2(c, parts),
  v3: async (c, parts) => (await import('./v3.ts')).answerV3(c, parts),
};

/** A path as its parts, each decoded; `null` where one cannot be. */
const decodedParts = (path: string): string[] | null => {
  try {
    return partsOf(path).map(decodeURIComponent);
  } catch {
    return null;
  }
};

/** Smartcar's vehicle API, of whatever version the path names. */
export const answerVehicleApi = (c: AppContext): Response | Promise<Response> => {
  requestIdOf(c);
  const [, version = '', ...parts] = decodedParts(c.req.path) ?? [];
  const answer = Object.hasOwn(VERSIONS, version) ? VERSIONS[version] : undefined;
  if (answer) return answer(c, parts);
  return version === '' ? sendSmartcarError(c, fail('not_found')) : sendUnknownVersion(c);
};
