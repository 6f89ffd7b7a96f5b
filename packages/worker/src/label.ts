import * as v from 'valibot';

/** Neither control characters nor those that turn the direction of the text after them (Unicode bidi controls). */
const NO_CONTROLS = /^[^\p{Cc}\p{Bidi_Control}]*$/u;

/** Printable and short: what an application calls its user or its request. */
export const label = (max: number) =>
  v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(max),
    v.regex(NO_CONTROLS, 'Control characters are not allowed.'),
  );
