/** Milliseconds before a text is set: what changes again at once is said once, and an empty region is known by then. */
const DELAY = 150;

/** Hidden from the eye and not from a screen reader; by CSSOM, for a page's policy may refuse style attributes. */
const HIDDEN: Readonly<Record<string, string>> = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  margin: '-1px',
  overflow: 'hidden',
  'clip-path': 'inset(50%)',
  'white-space': 'nowrap',
};

let region: HTMLElement | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** The page's one live region. In the light: regions in nested shadow trees are not read reliably. */
export const prepareAnnouncer = (): HTMLElement => {
  if (!region?.isConnected) {
    region = document.createElement('div');
    region.setAttribute('role', 'status');
    for (const [name, value] of Object.entries(HIDDEN)) region.style.setProperty(name, value);
    document.body.append(region);
  }
  return region;
};

/** Has a status read out, once. */
export const announce = (text: string, language: string): void => {
  const live = prepareAnnouncer();
  clearTimeout(timer);
  timer = setTimeout(() => {
    live.lang = language;
    live.textContent = text;
  }, DELAY);
};
