import type { ErrorCode } from '@keyfob/shared/errors/registry';
import { type Failure, fail } from '@keyfob/shared/result';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type WireError, wireError, wireErrorOf } from './wire-error.ts';

/** A failure on its way through GraphQL. */
export class FaceError extends GraphQLError {
  /** For the log. */
  readonly reason: ErrorCode;

  constructor(failure: Failure, provider?: string) {
    const { message, extensions } = wireErrorOf(failure, provider);
    super(message, { extensions });
    this.reason = failure.code;
  }
}

/** What GraphQL itself finds wrong with a document or its variables. */
export const documentError = (code: string, message: string): WireError => wireError(code, 400, message);

const codeOf = (error: GraphQLError): string =>
  error.message.startsWith('Syntax Error') ? 'GRAPHQL_PARSE_FAILED' : 'BAD_USER_INPUT';

/** The cause of an error that no resolver meant; `null` for one that was. */
export const faultBehind = (error: Error): unknown =>
  error instanceof GraphQLError && (!error.originalError || error.originalError instanceof GraphQLError)
    ? null
    : error instanceof GraphQLError
      ? error.originalError
      : error;

/** An error as it is sent: what was not meant for callers is not told to them. */
export const formatted = (error: Error): GraphQLFormattedError => {
  if (!(error instanceof GraphQLError)) return documentError('BAD_REQUEST', error.message);
  const { locations, path } = error.toJSON();
  const place = { ...(locations ? { locations } : {}), ...(path ? { path } : {}) };
  const { message, extensions } =
    faultBehind(error) === null ? ownWords(error) : wireErrorOf(fail('server_error'));
  return { message, ...place, extensions: { ...extensions } };
};

const ownWords = (error: GraphQLError): Pick<GraphQLError, 'message' | 'extensions'> =>
  error.extensions['exception'] === undefined
    ? documentError(String(error.extensions['code'] ?? codeOf(error)), error.message)
    : error;
