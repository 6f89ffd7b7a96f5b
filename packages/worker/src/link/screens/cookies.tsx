import type { PageContext } from '../screen.ts';
import { clientName, type View } from './view.ts';

export const cookies = (context: PageContext): View => {
  const { title, text } = context.texts.cookies(clientName(context));
  return {
    heading: title,
    step: null,
    body: (
      <>
        <p class="lead">{text}</p>
        <p class="actions">
          <a class="button primary" href={context.here}>
            {context.texts.words.tryAgain}
          </a>
        </p>
      </>
    ),
  };
};
