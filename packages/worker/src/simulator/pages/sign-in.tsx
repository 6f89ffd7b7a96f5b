import type { FC } from 'hono/jsx';
import { NAMED_SCRIPTS, usernameOf } from '../accounts.ts';
import type { Texts } from '../locales/texts.ts';
import { type AuthorizationRequest, answerUrl } from '../oauth/authorization-request.ts';
import { Field, type FieldProblem, Layout, type PageProps, ProblemSummary, titleOf } from './layout.tsx';

interface AccountsHintProps {
  readonly texts: Texts;
  /** Whether there is a page that lists them all. */
  readonly development: boolean;
}

const AccountsHint: FC<AccountsHintProps> = ({ texts, development }) => (
  <details>
    <summary>{texts.accounts.summary}</summary>
    <div>
      <p>{texts.accounts.any}</p>
      {development && (
        <a class="plain" href={`/simulator/accounts?ui_locales=${texts.language}`}>
          {texts.accounts.all}
        </a>
      )}
      <p>
        <a class="plain" href={`/simulator/vehicles?ui_locales=${texts.language}`}>
          {texts.accounts.make}
        </a>
      </p>
      <p>{texts.accounts.scripted}</p>
      <dl>
        {NAMED_SCRIPTS.map((name) => (
          <>
            <dt>{usernameOf(name)}</dt>
            <dd>{texts.accounts.what[name]}</dd>
          </>
        ))}
      </dl>
    </div>
  </details>
);

/** The way out: a link, for it changes nothing here. */
export const BackToApp: FC<{ readonly texts: Texts; readonly request: AuthorizationRequest }> = ({
  texts,
  request,
}) => (
  <a class="back" href={answerUrl(request.redirectUri, request.state, { error: 'access_denied' })}>
    {texts.back}
  </a>
);

interface SignInProps extends PageProps {
  readonly request: AuthorizationRequest;
  readonly username: string;
  readonly problems: readonly FieldProblem[];
  readonly development: boolean;
}

/** Posts to the address it was loaded from, so the request is checked again, whole. */
export const SignInPage: FC<SignInProps> = ({ texts, nonce, request, username, problems, development }) => (
  <Layout
    texts={texts}
    nonce={nonce}
    brand={request.brand}
    title={titleOf(texts, texts.signIn.title, problems)}
  >
    <ProblemSummary texts={texts} problems={problems} />
    <h1>{texts.signIn.title}</h1>
    <p class="lead">{texts.signIn.lead(request.brand.name)}</p>
    <form method="post" novalidate>
      <Field
        texts={texts}
        name="username"
        label={texts.signIn.username}
        problems={problems}
        type="text"
        autocomplete="username"
        value={username}
        maxlength={254}
      />
      <Field
        texts={texts}
        name="password"
        label={texts.signIn.password}
        problems={problems}
        type="password"
        autocomplete="current-password"
        maxlength={200}
      />
      <button id="sign-in-button" type="submit">
        {texts.signIn.button}
      </button>
    </form>
    <BackToApp texts={texts} request={request} />
    <AccountsHint texts={texts} development={development} />
  </Layout>
);
