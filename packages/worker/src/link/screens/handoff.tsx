import type { PageContext, ScreenOf } from '../screen.ts';
import { AttemptNote } from './attempt-note.tsx';
import { Form } from './form.tsx';
import { clientName, type View } from './view.ts';

export const handoff = (context: PageContext, screen: ScreenOf<'handoff'>): View => {
  const { handoff: texts, words } = context.texts;
  const { brand } = screen;
  const client = clientName(context);
  return {
    heading: texts.title(brand.name),
    step: 'provider',
    body: (
      <>
        <AttemptNote context={context} reason={screen.reason} brand={brand.name} />
        <p class="lead">
          {texts.lead(screen.host)} {texts.account(brand.name, brand.app)}
        </p>
        <dl class="facts">
          <div>
            <dt>{texts.addressLabel}</dt>
            <dd>
              <code class="host" dir="ltr">
                {screen.host}
              </code>
            </dd>
          </div>
        </dl>
        <p class="note safe">{texts.password(client)}</p>
        <p>{texts.afterwards(client)}</p>
        <Form context={context} to="provider" class="actions">
          <button type="submit" id="handoff-button" class="button primary">
            {texts.go(brand.name)}
          </button>
          <button type="submit" id="cancel-button" class="button" formaction={`${context.base}/cancel`}>
            {words.cancel}
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
