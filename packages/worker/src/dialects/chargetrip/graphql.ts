import { type ExecutionResult, GraphQLError, getOperationAST } from 'graphql';
import { createHandler, type RequestParams } from 'graphql-http';
import type { AppContext } from '../../context.ts';
import { logFault } from '../../guards/request-log.ts';
import { readJson } from '../../request-body.ts';
import { callerOf, type FaceContext } from './caller.ts';
import { connectedVehicleMutations } from './changes.ts';
import { connectedVehicleQueries } from './connected-vehicles.ts';
import { prepare } from './documents.ts';
import { sendErrors, sendFailure } from './envelope.ts';
import { documentError, FaceError, faultBehind, formatted } from './face-error.ts';
import { schema } from './schema.ts';
import { vehicleQueries } from './vehicles.ts';

const QUERIES = { ...connectedVehicleQueries, ...vehicleQueries };

const refused = (code: string, message: string): readonly GraphQLError[] => [
  new GraphQLError(message, documentError(code, message)),
];

/** Whether the schema may be asked for; an operator can say that it may not. */
export const mayIntrospect = (c: AppContext): boolean => c.env.KEYFOB_GRAPHQL_INTROSPECTION !== 'off';

const argumentsOf = (
  { query, operationName, variables }: RequestParams,
  method: string,
  context: FaceContext,
) => {
  const prepared = prepare(query, mayIntrospect(context.c));
  if (!prepared.document) return prepared.errors;
  const operation = getOperationAST(prepared.document, operationName)?.operation;
  if (!operation) return refused('BAD_REQUEST', 'The document has no operation of that name, or several.');
  if (operation === 'subscription') return refused('BAD_REQUEST', 'Subscribe at /subscription.');
  if (operation === 'mutation' && method === 'GET') return refused('BAD_REQUEST', 'A GET changes nothing.');
  return {
    schema,
    document: prepared.document,
    ...(operationName ? { operationName } : {}),
    ...(variables ? { variableValues: variables } : {}),
    contextValue: context,
    rootValue: operation === 'mutation' ? connectedVehicleMutations : QUERIES,
  };
};

/** Either there is data or there are errors: where nothing came of any field, there is none. */
const answered = ({ data, errors }: ExecutionResult): ExecutionResult | undefined =>
  errors && data && Object.values(data).every((value) => value === null) ? { errors, data: null } : undefined;

/** Tells the log what the answer, which is always 200, does not. */
const note = (c: AppContext, errors: readonly GraphQLError[] = []): void => {
  for (const error of errors) {
    const fault = faultBehind(error);
    if (fault !== null) logFault(c, fault);
    const { originalError } = error;
    const own = originalError instanceof FaceError ? originalError : error;
    c.set(
      'failure',
      own instanceof FaceError ? own.reason : fault === null ? 'invalid_request' : 'server_error',
    );
  }
};

const handle = createHandler<FaceContext, undefined, FaceContext>({
  onSubscribe: ({ method, raw }, params) => argumentsOf(params, method, raw),
  onOperation: ({ raw }, _, result) => {
    if ('errors' in result) note(raw.c, result.errors);
    return 'errors' in result ? answered(result) : undefined;
  },
  formatError: (error) => formatted(error) as unknown as Error,
});

/** A query of a GET that is no document never was one: the rest of the answer is about what it lacks. */
const badRequest = (c: AppContext): Response => {
  c.set('failure', 'invalid_request');
  return sendErrors(c, [documentError('BAD_REQUEST', 'Send a GraphQL request as application/json.')]);
};

const header = (c: AppContext, name: string): string | null => c.req.header(name) ?? null;

/** `POST /graphql`, and `GET` for queries: always 200, with data or with errors. */
export const graphql = async (c: AppContext): Promise<Response> => {
  const caller = await callerOf(c, {
    clientId: header(c, 'x-client-id'),
    appId: header(c, 'x-app-id'),
    authorization: header(c, 'Authorization'),
  });
  if (!caller.ok) return sendFailure(c, caller);
  const { method } = c.req;
  const body = method === 'POST' ? await readJson(c.req.raw) : null;
  if (body && !body.ok) return sendFailure(c, body);
  const [text] = await handle({
    method,
    url: c.req.url,
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: (body?.value ?? null) as Record<string, unknown> | null,
    raw: { c, caller: caller.value },
    context: undefined,
  });
  if (text === null) return badRequest(c);
  c.header('Cache-Control', 'no-store');
  c.header('Content-Type', 'application/json');
  return c.body(text, 200);
};
