import { raw } from 'hono/html';
import type { Child, FC } from 'hono/jsx';
import type { FormProblem, Texts } from '../locales/texts.ts';
import { styleOf } from './style.ts';

export interface PageProps {
  readonly texts: Texts;
  readonly nonce: string;
}

interface LayoutProps extends PageProps {
  /** `null` where the request names no brand. */
  readonly brand: { readonly slug: string; readonly name: string } | null;
  readonly title: string;
  readonly children?: Child;
}

/** The frame of every page: says whose page it plays, and that it plays. */
export const Layout: FC<LayoutProps> = ({ texts, nonce, brand, title, children }) => (
  <html lang={texts.language}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <link rel="icon" href="data:," />
      <meta name="robots" content="noindex" />
      <title>{brand ? `${title} – ${texts.band(brand.name)}` : title}</title>
      <style nonce={nonce}>{raw(styleOf(brand?.slug ?? ''))}</style>
    </head>
    <body>
      {brand && (
        <header class="band">
          <p class="name">{texts.band(brand.name)}</p>
          <p>{texts.bandNote(brand.name)}</p>
        </header>
      )}
      <main>{children}</main>
    </body>
  </html>
);

/** What is wrong, and with which field. */
export interface FieldProblem {
  readonly field: string;
  readonly problem: FormProblem;
}

/** Comes first and takes the focus, so that a reload after a mistake does not look like nothing happened. */
export const ProblemSummary: FC<{ readonly texts: Texts; readonly problems: readonly FieldProblem[] }> = ({
  texts,
  problems,
}) =>
  problems.length === 0 ? null : (
    <div class="summary" role="alert" tabindex={-1} autofocus>
      <h2>{texts.problemsTitle}</h2>
      <ul>
        {problems.map(({ field, problem }) => (
          <li>
            <a href={`#${field}`}>{texts.problems[problem]}</a>
          </li>
        ))}
      </ul>
    </div>
  );

interface FieldProps {
  readonly texts: Texts;
  /** Both the id and the name of the input. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly problems: readonly FieldProblem[];
  readonly type: 'text' | 'password';
  readonly autocomplete: string;
  readonly value?: string;
  readonly inputmode?: 'numeric';
  readonly maxlength: number;
}

export const Field: FC<FieldProps> = ({ texts, name, label, hint, problems, ...input }) => {
  const problem = problems.find((each) => each.field === name)?.problem;
  const describedBy = [problem && `${name}-problem`, hint && `${name}-hint`].filter(Boolean).join(' ');
  return (
    <>
      <label for={name}>{label}</label>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p class="problem" id={`${name}-problem`}>
          {texts.problems[problem]}
        </p>
      )}
      <input
        id={name}
        name={name}
        {...input}
        autocapitalize="none"
        spellcheck={false}
        aria-describedby={describedBy || undefined}
        aria-invalid={problem ? 'true' : undefined}
      />
    </>
  );
};

/** Title of a page, which says first that something is wrong (read out before anything else). */
export const titleOf = (texts: Texts, title: string, problems: readonly FieldProblem[]): string =>
  problems.length > 0 ? `${texts.errorPrefix}: ${title}` : title;
