/** What HTML takes for the beginning of a tag (its "tag open state"), with the tag where it is closed. */
const TAGS = /(?<!<)<+(?=[a-z/!?])(?:[^<>]*>)?/gi;

const UNSEEN = /[\p{Cc}\p{Bidi_Control}]/gu;

/** Text as it may be shown anywhere: without tags, controls and what turns its direction. A mere `<` stays. */
export const plainText = (text: string): string => text.replace(TAGS, '').replace(UNSEEN, ' ').trim();
