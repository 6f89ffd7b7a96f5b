import type { WidgetTexts } from './locales/texts.ts';

type Own<Text> = Text extends string | ((...values: never[]) => string) ? Text : Partial<Text>;

/** The page's own words, by our names; of a group, any part. */
export type OwnWords = { readonly [Key in keyof WidgetTexts]?: Own<WidgetTexts[Key]> };

/** Our words with the page's in their place. What is not of the kind it replaces is passed over. */
export const withOwn = (texts: WidgetTexts, own: OwnWords | null | undefined): WidgetTexts => {
  const merged: Record<string, unknown> = { ...texts };
  for (const [key, value] of Object.entries(own ?? {})) {
    const ours = merged[key];
    if (typeof value === typeof ours)
      merged[key] = typeof value === 'object' ? { ...(ours as object), ...value } : value;
  }
  return merged as unknown as WidgetTexts;
};
