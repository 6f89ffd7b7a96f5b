import { LANGUAGES } from '@keyfob/shared/languages';
import { afterEach, expect, test } from 'vitest';
import { KeyfobConnect } from '../src/keyfob-connect.ts';
import { button, cleanUp, eventually, mount, part, settled, textOf } from './widget.ts';

cleanUp();
afterEach(() => {
  document.documentElement.removeAttribute('lang');
  for (const each of document.querySelectorAll('.place')) each.remove();
});

const label = (widget: KeyfobConnect): string => button(widget).textContent?.trim() ?? '';
const fetched = (language: string): number =>
  performance.getEntriesByType('resource').filter(({ name }) => name.includes(`/locales/${language}.ts`))
    .length;

const place = (markup: string): HTMLElement => {
  const element = document.createElement('div');
  element.className = 'place';
  element.innerHTML = markup;
  document.body.append(element);
  return element;
};

const within = async (parent: Node): Promise<KeyfobConnect> => {
  const widget = document.createElement('keyfob-connect') as KeyfobConnect;
  parent.appendChild(widget);
  await widget.updateComplete;
  return widget;
};

test('a language is fetched when it is first spoken, and not before', async () => {
  const widget = await mount();
  await settled(widget);
  expect(fetched('fi')).toBe(0);
  widget.lang = 'fi';
  await eventually(() => label(widget)).not.toBe('Connect your car');
  expect(fetched('fi')).toBe(1);
  const other = await mount({}, { lang: 'fi' });
  await settled(other);
  expect(label(other)).toBe(label(widget));
  expect(fetched('fi')).toBe(1);
});

test.each(LANGUAGES)('%s: its words, its direction, and its name for a screen reader', async (language) => {
  const widget = await mount({}, { lang: language });
  await eventually(() => part(widget, 'base')?.lang).toBe(language);
  const english = language === 'en' || language === 'en-GB';
  if (english) expect(label(widget)).toBe('Connect your car');
  else await eventually(() => label(widget)).not.toBe('Connect your car');
  expect(label(widget).length).toBeGreaterThan(3);
  expect(part(widget, 'base')?.dir).toBe(language === 'ar' || language === 'he' ? 'rtl' : 'ltr');
});

test.each([
  ['no', 'nb'],
  ['es-PE', 'es'],
  ['pt-BR', 'pt'],
  ['nl-BE', 'nl-BE'],
  ['EN-us', 'en'],
  ['tlh', 'en'],
  ['"><script>', 'en'],
])('lang="%s" speaks %s', async (tag, language) => {
  const widget = await mount({}, { lang: tag });
  await eventually(() => part(widget, 'base')?.lang).toBe(language);
});

test('the nearest lang above holds, and each may change at run time', async () => {
  document.documentElement.lang = 'de';
  const parent = place('<section></section>');
  const widget = await within(parent.firstElementChild ?? parent);
  const speaks = () => eventually(() => part(widget, 'base')?.lang);
  await speaks().toBe('de');
  parent.lang = 'fr';
  await speaks().toBe('fr');
  widget.lang = 'it';
  await speaks().toBe('it');
  widget.removeAttribute('lang');
  parent.removeAttribute('lang');
  await speaks().toBe('de');
  document.documentElement.lang = 'pl';
  await speaks().toBe('pl');
});

test('through shadow roots: the language of the host’s own place, and of what is around it inside', async () => {
  const host = place('');
  const section = document.createElement('section');
  host.attachShadow({ mode: 'closed' }).append(section);
  host.lang = 'sv';
  const widget = await within(section);
  const speaks = () => eventually(() => part(widget, 'base')?.lang);
  await speaks().toBe('sv');
  section.lang = 'da';
  await speaks().toBe('da');
  section.removeAttribute('lang');
  await speaks().toBe('sv');
});

test('no lang anywhere: the browser’s own language', async () => {
  const widget = await within(place(''));
  await eventually(() => part(widget, 'base')?.lang).toBe(
    navigator.language.startsWith('en') ? 'en' : undefined,
  );
});

test('the page’s own words go before ours, an element’s before the page’s', async () => {
  KeyfobConnect.configure({ messages: { connect: 'Link a vehicle', connectAnother: 'One more' } });
  const widget = await mount();
  expect(label(widget)).toBe('Link a vehicle');
  widget.messages = { connect: 'Add my car' };
  await widget.updateComplete;
  expect(label(widget)).toBe('Add my car');
  widget.vehicles = [{ id: 'veh_1', status: 'authorized' }];
  await eventually(() => label(widget)).toBe('One more');
  KeyfobConnect.configure({ messages: {} });
});

test('a label of the page’s own stands while it means to connect, and no longer', async () => {
  const widget = await mount();
  widget.textContent = 'Pair my EV';
  await settled(widget);
  const slot = widget.shadowRoot?.querySelector<HTMLSlotElement>('slot:not([name])');
  expect(slot?.assignedNodes().map(({ textContent }) => textContent)).toEqual(['Pair my EV']);
  button(widget).click();
  await eventually(() => widget.status).toBe('error');
  await settled(widget);
  expect(textOf(widget)).toContain('Try again');
  expect(widget.shadowRoot?.querySelector('slot:not([name])')).toBeNull();
});
