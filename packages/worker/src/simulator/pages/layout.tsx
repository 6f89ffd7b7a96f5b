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
  /** For lists, which are more than a form. */
  readonly wide?: boolean;
  readonly children?: Child;
}

/** The frame of every page: says whose page it plays, and that it plays. */
export const Layout: FC<LayoutProps> = ({ texts, nonce, brand, title, wide, children }) => (
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
      <main class={wide ? 'wide' : undefined}>{children}</main>
    </body>
  </html>
);

/** What is wrong, and with which field. */
export interface FieldProblem {
  readonly field: string;
  readonly problem: FormProblem;
  /** What exactly, for developers: in English. */
  readonly detail?: string;
}

const Said: FC<{ readonly texts: Texts; readonly problem: FieldProblem }> = ({
  texts,
  problem: { problem, detail },
}) => (
  <>
    {texts.problems[problem]}
    {detail && <span lang="en"> {detail}</span>}
  </>
);

/** Comes first and takes the focus, so that a reload after a mistake does not look like nothing happened. */
export const ProblemSummary: FC<{ readonly texts: Texts; readonly problems: readonly FieldProblem[] }> = ({
  texts,
  problems,
}) =>
  problems.length === 0 ? null : (
    <div class="summary" role="alert" tabindex={-1} autofocus>
      <h2>{texts.problemsTitle}</h2>
      <ul>
        {problems.map((problem) => (
          <li>
            <a href={`#${problem.field}`}>
              <Said texts={texts} problem={problem} />
            </a>
          </li>
        ))}
      </ul>
    </div>
  );

interface LabelProps {
  readonly texts: Texts;
  /** Both the id and the name of the input. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly problems: readonly FieldProblem[];
}

/** What stands above an input, and what the input says of it to who cannot see it. */
const describe = ({ name, hint, problems }: LabelProps) => {
  const problem = problems.find((each) => each.field === name);
  const describedBy = [problem && `${name}-problem`, hint && `${name}-hint`].filter(Boolean).join(' ');
  return {
    problem,
    attributes: {
      id: name,
      name,
      'aria-describedby': describedBy || undefined,
      'aria-invalid': problem ? ('true' as const) : undefined,
    },
  };
};

const Label: FC<LabelProps> = (props) => {
  const { problem } = describe(props);
  return (
    <>
      <label for={props.name}>{props.label}</label>
      {props.hint && (
        <p class="hint" id={`${props.name}-hint`}>
          {props.hint}
        </p>
      )}
      {problem && (
        <p class="problem" id={`${props.name}-problem`}>
          <Said texts={props.texts} problem={problem} />
        </p>
      )}
    </>
  );
};

interface FieldProps extends LabelProps {
  readonly type: 'text' | 'password';
  readonly autocomplete: string;
  readonly value?: string;
  readonly inputmode?: 'numeric';
  readonly maxlength: number;
}

export const Field: FC<FieldProps> = (props) => {
  const { type, autocomplete, value, inputmode, maxlength } = props;
  return (
    <>
      <Label {...props} />
      <input
        {...describe(props).attributes}
        {...{ type, autocomplete, value, inputmode, maxlength }}
        autocapitalize="none"
        spellcheck={false}
      />
    </>
  );
};

/** A choice; the options are its children. */
export const Choice: FC<LabelProps & { readonly children?: Child }> = ({ children, ...props }) => (
  <>
    <Label {...props} />
    <select {...describe(props).attributes}>{children}</select>
  </>
);

/** Title of a page, which says first that something is wrong (read out before anything else). */
export const titleOf = (texts: Texts, title: string, problems: readonly FieldProblem[]): string =>
  problems.length > 0 ? `${texts.errorPrefix}: ${title}` : title;
