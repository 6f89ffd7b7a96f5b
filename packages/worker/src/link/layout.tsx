import { directionOf, type Language } from '@keyfob/shared/languages';
import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { SESSION_STEPS, type SessionStep } from '@keyfob/shared/link-session/session';
import { raw } from 'hono/html';
import { LINK_SCRIPT, LINK_STYLES } from './assets.generated.ts';
import { LANGUAGE_NAMES, LISTED_LANGUAGES } from './locales/language-names.ts';
import type { PageContext } from './screen.ts';
import { clientName, type View } from './screens/view.ts';

interface FrameProps {
  readonly context: PageContext;
}

/** The browser's tab shows a plain fob: an address of its own would cost a request. */
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect x='6' y='2' width='20' height='28' rx='9' fill='%230a5a70'/%3E%3Ccircle cx='16' cy='13' r='4' fill='%23fff'/%3E%3C/svg%3E";

/** Our mark: a key fob with its ring and two buttons. */
const Mark = () => (
  <svg class="mark" viewBox="0 0 24 32" width="18" height="24" aria-hidden="true" focusable="false">
    <path d="M12 1a4.5 4.5 0 0 0-4.5 4.5V8h2.4V5.5a2.1 2.1 0 0 1 4.2 0V8h2.4V5.5A4.5 4.5 0 0 0 12 1Z" />
    <path d="M8 8h8a6 6 0 0 1 6 6v9a8 8 0 0 1-8 8h-4a8 8 0 0 1-8-8v-9a6 6 0 0 1 6-6Zm4 3.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6Zm-3 10.25a1.25 1.25 0 0 0 0 2.5h6a1.25 1.25 0 0 0 0-2.5Z" />
  </svg>
);

/** This page in another language: the same address, with only `lang` changed. */
const inLanguage = (here: string, language: Language): string => {
  const url = new URL(here, 'https://page.invalid');
  url.searchParams.set('lang', language);
  return `${url.pathname}${url.search}`;
};

/** Opens in the page's flow, so that it never covers what the owner came for. */
const LanguageSwitch = ({ context }: FrameProps) => (
  <nav class="languages" aria-label={context.texts.frame.language}>
    <details>
      <summary>{LANGUAGE_NAMES[context.language]}</summary>
      <ul>
        {LISTED_LANGUAGES.map((language) => (
          <li>
            <a
              href={inLanguage(context.here, language)}
              lang={language}
              hreflang={language}
              aria-current={language === context.language ? 'true' : undefined}
            >
              <bdi dir={directionOf(language)}>{LANGUAGE_NAMES[language]}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </details>
  </nav>
);

/** In a box of its own, which keeps its place where the picture does not come. The name beside it says the same. */
const Logo = ({ url }: { readonly url: string | null }) =>
  url === null ? null : (
    <span class="logo">
      <img src={url} alt="" width="32" height="32" referrerpolicy="no-referrer" />
    </span>
  );

/** Who asks, on every page, with what proves it. */
const Header = ({ context }: FrameProps) => (
  <header>
    <p class="brandmark">
      <Mark />
      <span>Keyfob</span>
    </p>
    <LanguageSwitch context={context} />
    {context.client === null ? null : (
      <p class="client">
        <Logo url={context.client.logoUrl} />
        <strong>
          <bdi>{context.client.name}</bdi>
        </strong>
        {context.client.domain === null ? null : (
          <span>{context.texts.frame.asks(context.client.domain)}</span>
        )}
      </p>
    )}
    {context.client?.simulated ? <p class="simulated">{context.texts.frame.simulated}</p> : null}
  </header>
);

const Progress = ({ context, step }: FrameProps & { readonly step: SessionStep }) => {
  const { words } = context.texts;
  const place = SESSION_STEPS.indexOf(step);
  const label = words.progress(place + 1, SESSION_STEPS.length);
  return (
    <nav class="progress" aria-label={label}>
      <p>
        {label}
        <span class="here" aria-hidden="true">
          {' · '}
          {words.steps[step]}
        </span>
      </p>
      <ol>
        {SESSION_STEPS.map((each, index) => (
          <li class={index < place ? 'done' : undefined} aria-current={each === step ? 'step' : undefined}>
            <span>{words.steps[each]}</span>
          </li>
        ))}
      </ol>
    </nav>
  );
};

const Footer = ({ context }: FrameProps) => {
  const { frame } = context.texts;
  const { client } = context;
  return (
    <footer>
      <details>
        <summary>{frame.howItWorks}</summary>
        {frame.howItWorksText(clientName(context)).map((paragraph) => (
          <p>{paragraph}</p>
        ))}
      </details>
      <ul>
        {client?.supportUrl ? (
          <li>
            <a href={client.supportUrl}>{frame.support(client.name)}</a>
          </li>
        ) : null}
        {client?.privacyUrl ? (
          <li>
            <a href={client.privacyUrl}>{frame.privacy(client.name)}</a>
          </li>
        ) : null}
      </ul>
    </footer>
  );
};

/** Words for what only the script can notice: a lost connection, a session about to end. */
const Notices = ({ context }: FrameProps) => {
  const { frame } = context.texts;
  const { expiry } = context;
  return (
    <>
      <p id="offline" class="note warning" role="alert" hidden>
        {frame.offline}
      </p>
      {expiry === null ? null : (
        <dialog
          id="expiring"
          aria-labelledby="expiring-title"
          data-expires-in={String(expiry.expiresIn)}
          data-warning={String(LIFETIMES.sessionWarning)}
          data-base={context.base}
          data-nonce={expiry.extendable ? context.formNonce : undefined}
        >
          <h2 id="expiring-title">{expiry.extendable ? frame.expiringTitle : frame.expiringSoonTitle}</h2>
          <p>{expiry.extendable ? frame.expiring : frame.expiringSoon(clientName(context))}</p>
          <button type="button" class="button primary" autofocus>
            {expiry.extendable ? frame.keepGoing : frame.understood}
          </button>
        </dialog>
      )}
    </>
  );
};

const Refresh = ({ refresh }: { readonly refresh: View['refresh'] }) =>
  refresh === undefined ? null : (
    <meta
      http-equiv="refresh"
      content={refresh.to === undefined ? String(refresh.seconds) : `${refresh.seconds};url=${refresh.to}`}
    />
  );

interface LayoutProps extends FrameProps {
  readonly view: View;
  readonly nonce: string;
}

/** The frame round every screen: who asks, how far it is, help and language in the same place. */
export const Layout = ({ context, view, nonce }: LayoutProps) => (
  <html lang={context.language} dir={directionOf(context.language) === 'rtl' ? 'rtl' : undefined}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex" />
      <Refresh refresh={view.refresh} />
      <title>{`${view.heading} – ${context.client?.name ?? 'Keyfob'}`}</title>
      <link rel="icon" href={ICON} />
      <style nonce={nonce}>{raw(LINK_STYLES)}</style>
    </head>
    <body>
      <Header context={context} />
      <main>
        {view.step === null ? null : <Progress context={context} step={view.step} />}
        <h1>{view.heading}</h1>
        <Notices context={context} />
        {view.body}
      </main>
      <Footer context={context} />
      <script nonce={nonce}>{raw(LINK_SCRIPT)}</script>
    </body>
  </html>
);
