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

interface Region {
  readonly element: HTMLElement;
  timer: ReturnType<typeof setTimeout> | undefined;
}

const regions = new WeakMap<Element, Region>();

/** Behind a modal dialog nothing is read: what stands in one is announced in it. */
const parentOf = (host: Element): Element => {
  for (let root: Element | null = host; root; ) {
    const modal: Element | null = root.closest('dialog, [aria-modal=true]');
    if (modal) return modal;
    const above: Node = root.getRootNode();
    root = above instanceof ShadowRoot ? above.host : null;
  }
  return document.body;
};

/** The page's one live region (or the dialog's). In the light: regions in nested shadow trees are not read reliably. */
export const prepareAnnouncer = (host: Element): Region => {
  const parent = parentOf(host);
  const known = regions.get(parent);
  if (known?.element.isConnected) return known;
  const element = document.createElement('div');
  element.setAttribute('role', 'status');
  for (const [name, value] of Object.entries(HIDDEN)) element.style.setProperty(name, value);
  parent.append(element);
  const region: Region = { element, timer: undefined };
  regions.set(parent, region);
  return region;
};

/** Has a status of an element read out, once. */
export const announce = (host: Element, text: string, language: string): void => {
  const region = prepareAnnouncer(host);
  clearTimeout(region.timer);
  region.timer = setTimeout(() => {
    region.element.lang = language;
    region.element.textContent = text;
  }, DELAY);
};
