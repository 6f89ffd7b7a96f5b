import type { ErrorText } from '../locales/texts.ts';
import type { PageContext } from '../screen.ts';
import { ReturnLink } from './return-link.tsx';
import type { View } from './view.ts';

/** A screen that says one thing and shows the way back. */
export const message = (context: PageContext, text: ErrorText, returnUrl: string | null): View => ({
  heading: text.title,
  step: null,
  body: (
    <>
      <p class="lead">{text.text}</p>
      <ReturnLink context={context} returnUrl={returnUrl} />
    </>
  ),
});
