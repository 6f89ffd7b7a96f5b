import type { Child } from 'hono/jsx';
import type { PageContext } from '../screen.ts';

interface FormProps {
  readonly context: PageContext;
  /** Under the session's address: "open", "brand" … */
  readonly to: string;
  readonly id?: string;
  readonly class?: string;
  readonly children?: Child;
}

/** A form of ours: posts under the session with the page's nonce. */
export const Form = ({ context, to, id, class: className, children }: FormProps) => (
  <form method="post" action={`${context.base}/${to}`} id={id} class={className}>
    <input type="hidden" name="nonce" value={context.formNonce} />
    {children}
  </form>
);
