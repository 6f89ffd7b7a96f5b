import type { PageContext, ScreenOf } from '../screen.ts';
import { ReturnLink } from './return-link.tsx';
import { clientName, forwarding, type View } from './view.ts';

/** The owner is done; connected it is only once the application confirms. */
export const success = (context: PageContext, screen: ScreenOf<'success'>): View => {
  const texts = context.texts.success;
  const client = clientName(context);
  return {
    heading: texts.title(screen.brand.name, screen.count),
    step: null,
    ...forwarding(screen),
    body: (
      <>
        <p class="lead">{texts.lead(client)}</p>
        <p class="note safe">{screen.returnUrl === null ? texts.close(client) : texts.goBack(client)}</p>
        <ReturnLink context={context} returnUrl={screen.returnUrl} />
      </>
    ),
  };
};
