import type { FC } from 'hono/jsx';
import { ONE_TIME_CODE, PIN } from '../accounts.ts';
import type { AuthorizationRequest } from '../oauth/authorization-request.ts';
import { Field, type FieldProblem, Layout, type PageProps, ProblemSummary, titleOf } from './layout.tsx';
import { BackToApp } from './sign-in.tsx';

/** What is asked for after the password, each with the name of its field and what is right. */
export const SECOND_FACTORS = {
  one_time_code: {
    field: 'one-time-code',
    right: ONE_TIME_CODE,
    missing: 'code_missing',
    wrong: 'code_wrong',
  },
  pin: { field: 'pin', right: PIN, missing: 'pin_missing', wrong: 'pin_wrong' },
} as const;

export type SecondFactor = keyof typeof SECOND_FACTORS;

interface SecondFactorProps extends PageProps {
  readonly request: AuthorizationRequest;
  readonly factor: SecondFactor;
  /** Proof that the password was right. */
  readonly halfway: string;
  readonly problems: readonly FieldProblem[];
}

export const SecondFactorPage: FC<SecondFactorProps> = ({
  texts,
  nonce,
  request,
  factor,
  halfway,
  problems,
}) => {
  const words = factor === 'pin' ? texts.pin : texts.oneTimeCode;
  const { field, right } = SECOND_FACTORS[factor];
  return (
    <Layout texts={texts} nonce={nonce} brand={request.brand} title={titleOf(texts, words.title, problems)}>
      <ProblemSummary texts={texts} problems={problems} />
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <form method="post" novalidate>
        <input type="hidden" name="halfway" value={halfway} />
        <Field
          texts={texts}
          name={field}
          label={words.label}
          hint={words.hint(right)}
          problems={problems}
          type="text"
          autocomplete={factor === 'pin' ? 'off' : 'one-time-code'}
          inputmode="numeric"
          maxlength={12}
        />
        <button id={`${field}-button`} type="submit">
          {words.button}
        </button>
      </form>
      <BackToApp texts={texts} request={request} />
    </Layout>
  );
};
