import type { PageContext, ScreenOf } from '../screen.ts';
import { Form } from './form.tsx';
import { clientName, type View } from './view.ts';

type Wanted = NonNullable<ScreenOf<'no-vehicles'>['wanted']>;

/** The account may hold cars, but not the one that is meant. */
const elsewhereText = ({ texts: { unsuitable } }: PageContext, { vinEnding }: Wanted): string =>
  vinEnding === null ? unsuitable.otherThanBefore : unsuitable.otherThanVin(vinEnding);

export const noVehicles = (context: PageContext, screen: ScreenOf<'no-vehicles'>): View => {
  const { noVehicles: texts, frame } = context.texts;
  const client = clientName(context);
  const lead = screen.wanted === null ? texts.lead(client) : elsewhereText(context, screen.wanted);
  return {
    heading:
      screen.wanted === null
        ? texts.title(screen.brand.app ?? screen.brand.name)
        : context.texts.unsuitable.otherCar,
    step: 'vehicles',
    body: (
      <>
        <p class="lead">{lead}</p>
        <ul class="hints">
          {texts.hints.map((hint) => (
            <li>{hint}</li>
          ))}
        </ul>
        <Form context={context} to="provider" class="actions">
          <button type="submit" id="handoff-button" class="button primary">
            {texts.otherAccount}
          </button>
          <button type="submit" id="cancel-button" class="button" formaction={`${context.base}/cancel`}>
            {frame.back(client)}
          </button>
        </Form>
        {screen.canChange ? (
          <p>
            <a class="more" href={`${context.base}/brand`}>
              {texts.otherBrand}
            </a>
          </p>
        ) : null}
      </>
    ),
  };
};
