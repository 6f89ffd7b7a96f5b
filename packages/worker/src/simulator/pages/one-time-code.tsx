import type { FC } from 'hono/jsx';
import { ONE_TIME_CODE } from '../accounts.ts';
import type { AuthorizationRequest } from '../oauth/authorization-request.ts';
import { Field, type FieldProblem, Layout, type PageProps, ProblemSummary, titleOf } from './layout.tsx';
import { BackToApp } from './sign-in.tsx';

interface OneTimeCodeProps extends PageProps {
  readonly request: AuthorizationRequest;
  /** Proof that the password was right. */
  readonly halfway: string;
  readonly problems: readonly FieldProblem[];
}

export const OneTimeCodePage: FC<OneTimeCodeProps> = ({ texts, nonce, request, halfway, problems }) => (
  <Layout
    texts={texts}
    nonce={nonce}
    brand={request.brand}
    title={titleOf(texts, texts.oneTimeCode.title, problems)}
  >
    <ProblemSummary texts={texts} problems={problems} />
    <h1>{texts.oneTimeCode.title}</h1>
    <p class="lead">{texts.oneTimeCode.lead}</p>
    <form method="post" novalidate>
      <input type="hidden" name="halfway" value={halfway} />
      <Field
        texts={texts}
        name="one-time-code"
        label={texts.oneTimeCode.label}
        hint={texts.oneTimeCode.hint(ONE_TIME_CODE)}
        problems={problems}
        type="text"
        autocomplete="one-time-code"
        inputmode="numeric"
        maxlength={12}
      />
      <button id="one-time-code-button" type="submit">
        {texts.oneTimeCode.button}
      </button>
    </form>
    <BackToApp texts={texts} request={request} />
  </Layout>
);
