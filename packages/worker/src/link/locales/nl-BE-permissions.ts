import type { VehicleScope } from '@keyfob/shared/scopes';
import { permissions as base } from './nl-permissions.ts';
import type { PermissionText } from './texts.ts';

export const permissions: Record<VehicleScope, PermissionText> = {
  ...base,
  'vehicle:charge_state': {
    name: 'Batterij en laden',
    gives: 'Hoe vol de batterij is, het rijbereik, en of de auto aangesloten is en laadt.',
  },
  'vehicle:security': {
    name: 'Deuren en sloten',
    gives: 'Of deuren, ramen, koffer en laadklep open of op slot zijn. Openmaken kan hiermee niet.',
  },
  'control:vehicle:charging': {
    name: 'Laden starten en stoppen',
    gives: 'Start en stopt het laden en stelt in hoe vol de batterij wordt geladen.',
  },
  'control:vehicle:trunk': {
    name: 'De koffer openen',
    gives: 'Opent en sluit de bagageruimte vooraan en achteraan.',
  },
};
