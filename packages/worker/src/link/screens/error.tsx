import type { ErrorCode } from '@keyfob/shared/errors/registry';
import type { ErrorText, ExplainedError, Texts } from '../locales/texts.ts';
import type { PageContext, ScreenOf } from '../screen.ts';
import { ReturnLink } from './return-link.tsx';
import { clientName, type View } from './view.ts';

/** Faults in the application's request, which the owner can do nothing about. */
const APPLICATION_FAULTS: ReadonlySet<ErrorCode> = new Set([
  'invalid_request',
  'invalid_client',
  'unauthorized_client',
  'operation_not_allowed',
  'origin_not_allowed',
  'unknown_client',
  'redirect_uri_not_registered',
  'unsupported_response_type',
  'invalid_scope',
  'code_challenge_required',
  'code_challenge_method_unsupported',
  'interaction_required',
  'confirmation_required',
]);

const isExplained = (code: ErrorCode, texts: Texts): code is ExplainedError =>
  Object.hasOwn(texts.errors, code);

const isTooMuch = (code: ErrorCode, texts: Texts): code is keyof Texts['unsuitable']['explained'] =>
  Object.hasOwn(texts.unsuitable.explained, code);

/** Every code in words for the owner; what has no words of its own gets the general ones. */
export const explain = (texts: Texts, code: ErrorCode, client: string): ErrorText => {
  if (isExplained(code, texts)) return texts.errors[code](client);
  if (isTooMuch(code, texts)) return texts.unsuitable.explained[code];
  return APPLICATION_FAULTS.has(code) ? texts.applicationError(client) : texts.generalError(client);
};

export const error = (context: PageContext, screen: ScreenOf<'error'>): View => {
  const { title, text } = explain(context.texts, screen.code, clientName(context));
  // Without a nonce there is no link to go back to; a fault of the application's would only come again.
  const canTryAgain =
    screen.returnUrl === null && context.formNonce !== '' && !APPLICATION_FAULTS.has(screen.code);
  return {
    heading: title,
    step: null,
    body: (
      <>
        <p class="lead">{text}</p>
        <dl class="facts">
          {screen.detail === null ? null : (
            <div>
              <dt>{context.texts.unsuitable.fault}</dt>
              <dd>
                <code id="fault" lang="en" dir="ltr">
                  {screen.detail}
                </code>
              </dd>
            </div>
          )}
          <div>
            <dt>{context.texts.words.requestId}</dt>
            <dd>
              <code dir="ltr">{context.requestId}</code>
            </dd>
          </div>
        </dl>
        {canTryAgain ? (
          <p>
            <a class="button" href={context.base}>
              {context.texts.words.tryAgain}
            </a>
          </p>
        ) : null}
        <ReturnLink context={context} returnUrl={screen.returnUrl} />
      </>
    ),
  };
};
