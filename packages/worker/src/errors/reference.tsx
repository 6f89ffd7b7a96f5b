import { ERRORS, type ErrorCode } from '@keyfob/shared/errors/registry';
import type { SmartcarErrorEntry, SmartcarResolution } from '@keyfob/shared/errors/smartcar';
import type { AppContext } from '../context.ts';
import { sendPage } from '../page.ts';

const STYLES = `:root{color-scheme:light dark}body{max-inline-size:40rem;margin:3rem auto;padding:0 1rem;
font:1rem/1.6 system-ui,sans-serif}h1{overflow-wrap:anywhere}code{font-size:1.1em}dt{font-weight:600;margin-block-start:1rem}dd{margin:0}`;

/** One page of the reference: a name, a sentence, and what there is to know in pairs. */
const sendEntry = (
  c: AppContext,
  name: string,
  title: string,
  facts: readonly (readonly [term: string, text: string])[],
): Response | Promise<Response> =>
  sendPage(c, (nonce) => (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="data:," />
        <title>{`${name} – Keyfob errors`}</title>
        <style nonce={nonce}>{STYLES}</style>
      </head>
      <body>
        <main>
          <h1>
            <code>{name}</code>
          </h1>
          <p>{title}</p>
          <dl>
            {facts.map(([term, text]) => (
              <>
                <dt>{term}</dt>
                <dd>{text}</dd>
              </>
            ))}
          </dl>
        </main>
      </body>
    </html>
  ));

/** `/errors/{code}`: what one error means, from the registry. */
export const sendReference = (c: AppContext, code: ErrorCode): Response | Promise<Response> => {
  const { title, status, oauth, retry, owner } = ERRORS[code];
  return sendEntry(c, code, title, [
    ['HTTP status', String(status)],
    ['OAuth error', oauth],
    ['Does trying again help?', retry ? 'Yes, later.' : 'No, not with the same request.'],
    ['What the owner of the vehicle can do', owner],
  ]);
};

const RESOLUTIONS: Readonly<Record<SmartcarResolution, string>> = {
  RETRY_LATER: 'Try again later.',
  REAUTHENTICATE: 'Let the owner connect the vehicle again.',
  CONTACT_SUPPORT: 'Ask whoever runs this Keyfob.',
  ACTION_REQUIRED: 'The owner has to do something at the maker first.',
  FINANCE: 'Ask whoever runs this Keyfob.',
};

/** `/errors/{TYPE.CODE}`: what one error of the Smartcar face means; `null` where there is none of the name. */
export const sendSmartcarReference = async (c: AppContext, name: string): Promise<Response | null> => {
  const { isSmartcarErrorName, SMARTCAR_ERRORS } = await import('@keyfob/shared/errors/smartcar');
  if (!isSmartcarErrorName(name)) return null;
  const entry: SmartcarErrorEntry = SMARTCAR_ERRORS[name];
  const { type, code, description, status, resolution, userMessage } = entry;
  return sendEntry(c, name, description, [
    ['Type', type],
    ['Code', code ?? 'none'],
    ['HTTP status', String(status)],
    ['Resolution', resolution === null ? 'None is named.' : `${resolution}: ${RESOLUTIONS[resolution]}`],
    ['What the owner may be told', userMessage ?? 'Nothing: it is the application’s to mend.'],
  ]);
};
