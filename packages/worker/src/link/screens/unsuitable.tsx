import type { PageContext, ScreenOf } from '../screen.ts';
import { Form } from './form.tsx';
import { clientName } from './view.ts';

interface UnsuitableProps {
  readonly context: PageContext;
  readonly screen: ScreenOf<'vehicles'>;
}

/** Goes back with the reason; which car it was is only told where the owner ticks that. */
export const Unsuitable = ({ context, screen }: UnsuitableProps) => {
  const { unsuitable, frame, vehicles: texts } = context.texts;
  return (
    <Form context={context} to="unsuitable">
      {screen.telling === null ? null : (
        <label class="card">
          <input type="checkbox" id="tell" name="tell" value={screen.telling.id} />
          <span class="what">
            <strong>{unsuitable.tell}</strong>
            <span>
              <bdi>{screen.telling.description}</bdi>
            </span>
            <span class="quiet">{unsuitable.tellHint}</span>
          </span>
        </label>
      )}
      <p class="actions equal">
        <button
          type="submit"
          id="handoff-button"
          class="button primary"
          formaction={`${context.base}/provider`}
        >
          {texts.otherAccount}
        </button>
        <button type="submit" id="unsuitable-button" class="button strong">
          {frame.back(clientName(context))}
        </button>
      </p>
    </Form>
  );
};

/** The same where the application is only told that its owner stopped. */
export const OtherAccount = ({ context }: { readonly context: PageContext }) => {
  const texts = context.texts.vehicles;
  return (
    <Form context={context} to="provider" class="actions equal">
      <button type="submit" id="handoff-button" class="button primary">
        {texts.otherAccount}
      </button>
      <button type="submit" id="deny-button" class="button strong" formaction={`${context.base}/deny`}>
        {texts.dontShare}
      </button>
    </Form>
  );
};
