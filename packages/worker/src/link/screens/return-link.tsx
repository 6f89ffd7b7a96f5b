import type { PageContext } from '../screen.ts';
import { clientName } from './view.ts';

interface ReturnLinkProps {
  readonly context: PageContext;
  readonly returnUrl: string | null;
}

/** The way back to the application, where there is one. */
export const ReturnLink = ({ context, returnUrl }: ReturnLinkProps) =>
  returnUrl === null ? null : (
    <p class="actions">
      <a id="return-button" class="button primary" href={returnUrl}>
        {context.texts.frame.back(clientName(context))}
      </a>
    </p>
  );
