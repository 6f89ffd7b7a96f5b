import { type SearchableBrand, searchBrands } from '../brand-search.ts';

interface Item extends SearchableBrand {
  readonly element: HTMLElement;
}

const itemOf = (button: HTMLButtonElement): Item => ({
  slug: button.value,
  name: button.dataset['name'] ?? '',
  aliases: button.dataset['words']?.split('|') ?? [],
  apps: [],
  localNames: button.dataset['local']?.split('|') ?? [],
  element: button.parentElement ?? button,
});

/** What is typed so far, without the full-width letters at its end that an input method has yet to make kana of. */
const typed = (value: string, composing: boolean): string =>
  composing ? value.replace(/[ａ-ｚ]+$/, '') : value;

/** Filters the brands while the owner types, with the search the server uses. */
export const filterBrands = (): void => {
  const form = document.querySelector<HTMLFormElement>('#brand-filter');
  const input = document.querySelector<HTMLInputElement>('#brand-search');
  const list = document.querySelector<HTMLElement>('.brands');
  const count = document.querySelector<HTMLElement>('#brand-count');
  const none = document.querySelector<HTMLElement>('#brand-none');
  if (!form || !input || !list || !count || !none) return;

  const items = [...list.querySelectorAll('button')].map(itemOf);
  const counts: string[] = JSON.parse(count.dataset['counts'] ?? '[]');

  const show = (composing: boolean): void => {
    const found = searchBrands(items, typed(input.value, composing));
    for (const { element } of items) element.hidden = true;
    for (const { element } of found) element.hidden = false;
    list.append(...found.map(({ element }) => element));
    none.hidden = found.length > 0;
    const words =
      counts[found.length || counts.length] ??
      count.dataset['none']?.replace('\ufffc', () => input.value.trim());
    if (count.textContent !== words) count.textContent = words ?? '';
  };

  input.addEventListener('input', (event) => show(event instanceof InputEvent && event.isComposing));
  // Some browsers report the last input as still composing.
  input.addEventListener('compositionend', () => show(false));
  form.addEventListener('submit', (event) => {
    // Only a new country needs the server.
    if (event.submitter?.id === 'country-button') return;
    event.preventDefault();
    show(false);
  });
  // What the browser filled in again after Back.
  addEventListener('pageshow', () => show(false));
};
