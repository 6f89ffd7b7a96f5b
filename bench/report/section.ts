/** Pages that one command writes have a part that another does; neither loses what is the other's. */
const BEGIN = '<!-- by pnpm bench:graphql -->';
const END = '<!-- to here -->';

/** A part with the marks it is found by. */
export const marked = (section: string): string => `${BEGIN}\n${section}\n${END}`;

const spanOf = (page: string): readonly [from: number, to: number] | null => {
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  return from < 0 || to < from ? null : [from, to + END.length];
};

/** The marked part of a page; empty where it has none. */
export const sectionOf = (page: string): string => {
  const span = spanOf(page);
  return span ? page.slice(...span) : '';
};

/** A page with a marked part in place of its own, or at its end. */
export const carryOver = (section: string, page: string): string => {
  if (section === '') return page;
  const span = spanOf(page);
  return span ? page.slice(0, span[0]) + section + page.slice(span[1]) : `${page.trimEnd()}\n\n${section}\n`;
};
