import { type Result, succeed } from '@keyfob/shared/result';
import { singleParameters } from '../request-body.ts';

/** The parameters of a request to an endpoint of the authorization server. */
export interface Parameters {
  /** Each once, without the empty ones. */
  readonly parameters: ReadonlyMap<string, string>;
  /** What tokens are to be for: the one parameter that may come more than once (RFC 8707 §2). */
  readonly resources: readonly string[];
}

export const parametersOf = (query: URLSearchParams): Result<Parameters> => {
  const pairs = [...query];
  const parameters = singleParameters(pairs.filter(([name]) => name !== 'resource'));
  if (!parameters.ok) return parameters;
  const resources = pairs.flatMap(([name, value]) => (name === 'resource' && value !== '' ? value : []));
  return succeed({ parameters: parameters.value, resources });
};
