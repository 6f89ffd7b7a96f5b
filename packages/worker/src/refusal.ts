import type { Failure } from '@keyfob/shared/result';
import { sendProblem } from './api/problem.ts';
import type { AppContext } from './context.ts';
import { sendErrorScreen } from './link/send-screen.ts';
import { sendOAuthError } from './oauth/oauth-error.ts';
import { onDemand } from './on-demand.ts';

/** Endpoints that answer a client in the form of RFC 6749 §5.2. */
const OAUTH = /^\/(oauth\/(token|par|revoke|introspect)|enode\/oauth2\/token|smartcar\/oauth2?\/token)$/;
const ENODE = /^\/enode\//;
/** All of the Smartcar face that is neither OAuth nor a page. */
const SMARTCAR = /^\/smartcar\/(?!oauth2?\/)/;
const GRAPHQL = /^\/(graphql|subscription)$/;

/** Whether the endpoint asked for answers in OAuth's own form. */
export const speaksOAuth = (c: AppContext): boolean => OAUTH.test(c.req.path);

/** Whether it is asked in GraphQL, whose answers are always 200. */
export const speaksGraphQL = (c: AppContext): boolean => GRAPHQL.test(c.req.path);

const forPeople = (c: AppContext): boolean => (c.req.header('Accept') ?? '').includes('text/html');

const smartcarErrors = onDemand(() => import('./dialects/smartcar/api/errors.ts'));

const refuseAtSmartcar = async (c: AppContext, failure: Failure): Promise<Response> =>
  (await smartcarErrors()).sendSmartcarError(c, failure);

/** A refusal before any route had a say, as the one that was asked would word it: machines in JSON, people a page. */
export const refuse = (c: AppContext, failure: Failure): Response | Promise<Response> => {
  // A wrong method comes as not_found too, which only keeps its status where it can become a 405.
  if (speaksOAuth(c) && failure.code !== 'not_found') return sendOAuthError(c, failure);
  if (SMARTCAR.test(c.req.path)) return refuseAtSmartcar(c, failure);
  // A wrong method is HTTP's own matter; whatever else is wrong there is told in a 200.
  if (speaksGraphQL(c) && failure.code !== 'not_found' && failure.code !== 'method_not_allowed')
    return import('./dialects/chargetrip/envelope.ts').then(({ sendFailure }) => sendFailure(c, failure));
  if (forPeople(c)) return sendErrorScreen(c, failure.code);
  // Enode's documentation has no 405, which is HTTP's own (RFC 9110 §15.5.6): its form would turn it into a 400.
  return ENODE.test(c.req.path) && failure.code !== 'method_not_allowed'
    ? import('./dialects/enode/problem.ts').then(({ sendEnodeProblem }) => sendEnodeProblem(c, failure))
    : sendProblem(c, failure);
};
