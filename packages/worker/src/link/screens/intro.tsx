import type { PageContext, ScreenOf } from '../screen.ts';
import { Form } from './form.tsx';
import { clientName, type View } from './view.ts';

interface IntroProps {
  readonly context: PageContext;
  readonly screen: ScreenOf<'intro'>;
}

const Actions = ({
  context,
  screen,
  yes,
  no,
}: IntroProps & { readonly yes: string; readonly no: string }) => (
  <Form context={context} to="open" class="actions">
    {screen.request === null ? null : <input type="hidden" name="request" value={screen.request} />}
    <button type="submit" id="continue-button" class="button primary">
      {yes}
    </button>
    <button type="submit" id="cancel-button" class="button" formaction={`${context.base}/cancel`}>
      {no}
    </button>
  </Form>
);

const Welcome = ({ context, screen }: IntroProps) => {
  const { intro } = context.texts;
  const client = clientName(context);
  return (
    <>
      <p class="lead">{intro.lead(client)}</p>
      {screen.userHint === null ? null : <p>{intro.forUser(screen.userHint)}</p>}
      <ul class="points">
        {intro.points(client).map((point) => (
          <li>
            <strong>{point.title}</strong>
            <span>{point.text}</span>
          </li>
        ))}
      </ul>
      <Actions context={context} screen={screen} yes={intro.continue} no={context.texts.words.cancel} />
    </>
  );
};

/** Confirmed without a code, so a forwarded link would give away a car: the owner has to know who started it. */
const Sender = ({ context, screen }: IntroProps) => {
  const { intro } = context.texts;
  const client = clientName(context);
  return (
    <>
      <p class="lead">{intro.senderLead(client)}</p>
      <dl class="facts">
        <div>
          <dt>{intro.senderApplication}</dt>
          <dd>
            <bdi>{client}</bdi>
          </dd>
        </div>
        <div>
          <dt>{intro.senderUser}</dt>
          <dd>
            <bdi>{screen.user ?? screen.userHint ?? intro.senderNobody}</bdi>
          </dd>
        </div>
      </dl>
      <p class="note warning">{intro.senderWarning}</p>
      <Actions context={context} screen={screen} yes={intro.yes} no={intro.no} />
    </>
  );
};

export const intro = (context: PageContext, screen: ScreenOf<'intro'>): View => {
  const texts = context.texts.intro;
  const client = clientName(context);
  return screen.confirmSender
    ? {
        heading: texts.senderTitle(client),
        step: 'intro',
        body: <Sender context={context} screen={screen} />,
      }
    : { heading: texts.title(client), step: 'intro', body: <Welcome context={context} screen={screen} /> };
};
