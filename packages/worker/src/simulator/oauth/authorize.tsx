import type { AppContext } from '../../context.ts';
import { base64url, randomBytes } from '../../crypto/bytes.ts';
import { onDemand } from '../../on-demand.ts';
import { sendPage } from '../../page.ts';
import { readForm } from '../../request-body.ts';
import { isSameOrigin } from '../../same-origin.ts';
import { type Account, accountOf, folded, nameProblemOf, scriptOf } from '../accounts.ts';
import { type Texts, textsFor } from '../locales/texts.ts';
import { profileIdsIn } from '../made-vehicles.ts';
import type { FieldProblem } from '../pages/layout.tsx';
import { SECOND_FACTORS, type SecondFactor, SecondFactorPage } from '../pages/second-factor.tsx';
import { SignInPage } from '../pages/sign-in.tsx';
import { StoppedPage } from '../pages/stopped.tsx';
import { StuckPage } from '../pages/stuck.tsx';
import type { ProfileModel } from '../vehicles/profile-model.ts';
import {
  type AuthorizationRequest,
  answerUrl,
  type RequestProblem,
  readAuthorizationRequest,
} from './authorization-request.ts';
import { mintCode, mintHalfway, readHalfway } from './tokens.ts';

type Page = Response | Promise<Response>;

const catalogue = onDemand(() => import('../catalogue-models.ts'));

interface Visit {
  readonly c: AppContext;
  readonly texts: Texts;
  readonly request: AuthorizationRequest;
}

const showStopped = (c: AppContext, texts: Texts, problem: RequestProblem): Page =>
  sendPage(c, (nonce) => <StoppedPage texts={texts} nonce={nonce} problem={problem} />, {
    status: problem === 'form_not_ours' ? 403 : 400,
  });

const showSignIn = (
  { c, texts, request }: Visit,
  username: string,
  problems: readonly FieldProblem[],
): Page =>
  sendPage(
    c,
    (nonce) => (
      <SignInPage
        texts={texts}
        nonce={nonce}
        request={request}
        username={username}
        problems={problems}
        development={c.var.config.development}
      />
    ),
    { status: problems.length > 0 ? 422 : 200, formTargets: [new URL(request.redirectUri).origin] },
  );

const showSecondFactor = (
  { c, texts, request }: Visit,
  factor: SecondFactor,
  halfway: string,
  problems: readonly FieldProblem[],
): Page =>
  sendPage(
    c,
    (nonce) => (
      <SecondFactorPage
        texts={texts}
        nonce={nonce}
        request={request}
        factor={factor}
        halfway={halfway}
        problems={problems}
      />
    ),
    { status: problems.length > 0 ? 422 : 200, formTargets: [new URL(request.redirectUri).origin] },
  );

const showStuck = ({ c, texts, request }: Visit): Page =>
  sendPage(c, (nonce) => <StuckPage texts={texts} nonce={nonce} request={request} />);

/** Sends the owner back with a code. Each press of the button makes a code of its own, so a second one does no harm. */
const giveCode = async ({ c, request }: Visit, account: Account): Promise<Response> => {
  const grant = {
    ...account,
    scope: request.scope,
    family: base64url(randomBytes(16)),
    signedInAt: c.var.now,
  };
  const { redirectUri, codeChallenge, state } = request;
  const code = await mintCode(c.var.config, c.var.now, { grant, redirectUri, codeChallenge });
  return c.redirect(answerUrl(redirectUri, state, { code }), 303);
};

const modelsNamed = async (c: AppContext, ids: readonly string[]): Promise<readonly ProfileModel[]> =>
  ids.length === 0 ? [] : (await catalogue()).modelsOfProfiles(c.env, ids);

/** The model of the one profile that the client wishes for (`wanted_profile`), if this is its brand. */
const modelWished = async ({ c, request }: Visit): Promise<ProfileModel | null> => {
  const id = new URL(c.req.url).searchParams.get('wanted_profile');
  const [model] = await modelsNamed(c, id === null ? [] : [id]);
  return model?.make === request.brand.slug ? model : null;
};

const withWished = async (visit: Visit, account: Account): Promise<Account> => {
  const model = await modelWished(visit);
  return model ? (await catalogue()).withWish(account, model) : account;
};

/** The name of an account that holds what is wished for stands in the form already: a developer would have to make one. */
const firstSignIn = async (visit: Visit): Promise<Response> => {
  const model = await modelWished(visit);
  return showSignIn(visit, model ? (await catalogue()).accountNameFor(model) : '', []);
};

const signIn = async (visit: Visit, form: URLSearchParams): Promise<Response> => {
  const { c, request } = visit;
  const username = form.get('username') ?? '';
  const missing: FieldProblem[] = [
    ...(username.trim() ? [] : [{ field: 'username', problem: 'username_missing' } as const]),
    ...(form.get('password') ? [] : [{ field: 'password', problem: 'password_missing' } as const]),
  ];
  if (missing.length > 0) return showSignIn(visit, username, missing);
  const named = await modelsNamed(c, profileIdsIn(folded(username)));
  const unreadable = nameProblemOf(request.brand.slug, username, named);
  if (unreadable) return showSignIn(visit, username, [{ field: 'username', problem: unreadable }]);
  const account = await withWished(visit, await accountOf(request.brand.slug, username, named));
  const { signIn: outcome, back } = scriptOf(account);
  switch (outcome) {
    case 'accepted':
      return giveCode(visit, account);
    case 'one_time_code':
    case 'pin':
      return showSecondFactor(visit, outcome, await mintHalfway(c.var.config, c.var.now, account), []);
    case 'wrong_password':
      return showSignIn(visit, username, [{ field: 'password', problem: 'wrong_password' }]);
    case 'locked':
      return showSignIn(visit, username, [{ field: 'username', problem: 'locked' }]);
    case 'sent_back':
      return c.redirect(answerUrl(request.redirectUri, request.state, { error: back }), 303);
    case 'never_returns':
      return showStuck(visit);
  }
};

const checkSecondFactor = async (visit: Visit, halfway: string, form: URLSearchParams): Promise<Response> => {
  const { c, request } = visit;
  const account = await readHalfway(c.var.config, c.var.now, halfway);
  if (account?.brand !== request.brand.slug)
    return showSignIn(visit, '', [{ field: 'username', problem: 'took_too_long' }]);
  const { signIn: outcome, secondFactor } = scriptOf(account);
  const factor = outcome === 'pin' ? 'pin' : 'one_time_code';
  const { field, right, missing, wrong } = SECOND_FACTORS[factor];
  // People type codes as they are shown to them, in groups.
  const typed = (form.get(field) ?? '').replace(/\s/g, '');
  const refuse = (problem: FieldProblem['problem']): Page =>
    showSecondFactor(visit, factor, halfway, [{ field, problem }]);
  if (typed === '') return refuse(missing);
  if (typed !== right || secondFactor === 'wrong') return refuse(wrong);
  return secondFactor === 'expired'
    ? showSignIn(visit, '', [{ field: 'username', problem: 'code_expired' }])
    : giveCode(visit, account);
};

const withRequest = (c: AppContext, answer: (visit: Visit) => Page): Page => {
  const query = new URL(c.req.url).searchParams;
  const texts = textsFor(query.get('ui_locales'));
  const checked = readAuthorizationRequest(query, c.var.config.origin);
  if (checked.kind === 'problem') return showStopped(c, texts, checked.problem);
  if (checked.kind === 'redirect') return c.redirect(checked.location, 303);
  return answer({ c, texts, request: checked.request });
};

/** `GET /simulator/oauth/authorize` (RFC 6749 §4.1.1): the brand's sign-in page. */
export const showAuthorizePage = (c: AppContext): Page => withRequest(c, firstSignIn);

/** `POST /simulator/oauth/authorize`: what the owner typed there, or on the page that asks for the code. */
export const answerAuthorizeForm = (c: AppContext): Page =>
  withRequest(c, async (visit) => {
    if (!isSameOrigin(c)) return showStopped(c, visit.texts, 'form_not_ours');
    const read = await readForm(c.req.raw);
    if (!read.ok) return showStopped(c, visit.texts, 'form_not_ours');
    const form = read.value;
    const halfway = form.get('halfway');
    return halfway === null ? signIn(visit, form) : checkSecondFactor(visit, halfway, form);
  });
