import type { ErrorCode } from '@keyfob/shared/errors/registry';
import type { PageContext } from '../screen.ts';
import { explain } from './error.tsx';
import { clientName } from './view.ts';

interface AttemptNoteProps {
  readonly context: PageContext;
  readonly reason: ErrorCode | null;
  /** Name of the brand it went wrong at; `null` where that says nothing. */
  readonly brand: string | null;
}

/** What went wrong in the attempt before, with the request id for whoever asks for help. */
export const AttemptNote = ({ context, reason, brand }: AttemptNoteProps) => {
  if (reason === null) return null;
  const { texts } = context;
  const attempt = brand === null ? null : { ...texts.attempt(brand), ...texts.unsuitable.attempt(brand) };
  const text = attempt?.[reason] ?? attempt?.general ?? explain(texts, reason, clientName(context)).text;
  return (
    <div class={`note ${reason === 'provider_cancelled' ? 'warning' : 'error'}`} role="alert">
      <p>{text}</p>
      <p class="request">
        {context.texts.words.requestId} <code dir="ltr">{context.requestId}</code>
      </p>
    </div>
  );
};
