import { texts as en } from './en.ts';
import type { Texts } from './texts.ts';

const lists = new Intl.ListFormat('en-GB', { type: 'conjunction' });

export const texts: Texts = {
  ...en,
  list: (items) => lists.format(items),

  permissions: {
    ...en.permissions,
    'vehicle:tires': { name: 'Tyre pressure', gives: 'The pressure in each tyre.' },
    'vehicle:security': {
      name: 'Doors and locks',
      gives: 'Whether doors, windows, boot and charging flap are open or locked. It cannot open them.',
    },
    'vehicle:diagnostics': {
      name: 'Faults',
      gives: 'Fault codes and the state of the car’s systems, as a workshop reads them.',
    },
    'vehicle:extended_information': {
      name: 'Equipment',
      gives: 'Details of the car such as engine, colour, trim and options.',
    },
    'control:vehicle:trunk': { name: 'Open the boot', gives: 'Opens and closes the front and rear boot.' },
  },
};
