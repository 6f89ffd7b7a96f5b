import { type SearchableBrand, searchBrands } from '../brand-search.ts';

interface Item extends SearchableBrand {
  readonly element: HTMLElement;
}

const itemOf = (button: HTMLButtonElement): Item => ({
  slug: button.value,
  name: button.dataset['name'] ?? '',
  aliases: button.dataset['words']?.split('|') ?? [],
  apps: [],
  element: button.parentElement ?? button,
});

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

  const show = (): void => {
    const found = searchBrands(items, input.value);
    for (const { element } of items) element.hidden = true;
    for (const { element } of found) element.hidden = false;
    list.append(...found.map(({ element }) => element));
    none.hidden = found.length > 0;
    const words =
      counts[found.length || counts.length] ??
      count.dataset['none']?.replace('\ufffc', () => input.value.trim());
    if (count.textContent !== words) count.textContent = words ?? '';
  };

  input.addEventListener('input', show);
  form.addEventListener('submit', (event) => {
    // Only a new country needs the server.
    if (event.submitter?.id === 'country-button') return;
    event.preventDefault();
    show();
  });
  // What the browser filled in again after Back.
  addEventListener('pageshow', show);
};
