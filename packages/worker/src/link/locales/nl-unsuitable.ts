import type { Texts } from './texts.ts';

export const unsuitable: Texts['unsuitable'] = {
  unlisted: 'Ik zie mijn merk niet',
  noSubscription: 'De onlinediensten van deze auto zijn niet actief.',
  notCompatible: 'Deze auto kan niet worden gekoppeld.',
  noneSubscribed: (brand) =>
    `Er is niets gedeeld. Activeer eerst de onlinediensten van de auto bij ${brand} om hem te koppelen. Begin daarna opnieuw of gebruik een ander account.`,
  noneCompatible:
    'Geen van deze auto’s kan worden gekoppeld. Er is niets gedeeld. Je kunt een ander account gebruiken of teruggaan.',
  tell: 'Vertel de app welke auto het is',
  tellHint: 'Dan worden merk, model, bouwjaar en VIN doorgegeven, en verder niets.',
  otherCar: 'De auto staat niet in dit account',
  otherThanVin: (ending) =>
    `De gevraagde auto, waarvan het VIN eindigt op ${ending}, staat niet in het account dat je hebt gebruikt. Er is niets gedeeld.`,
  otherThanBefore:
    'De auto die opnieuw gekoppeld moet worden, staat niet in het account dat je hebt gebruikt. Er is niets gedeeld.',
  attempt: (brand) => ({
    subscription_inactive: `De onlinediensten van de auto zijn niet actief bij ${brand}. Er is niets gedeeld. Activeer ze en probeer het opnieuw.`,
    vehicle_not_compatible: `${brand} staat niet toe dat deze auto wordt gekoppeld. Er is niets gedeeld. Je kunt een ander account gebruiken.`,
    owner_action_required: `${brand} heeft eerst iets van je nodig, zoals akkoord gaan met de voorwaarden. Er is niets gedeeld. Doe wat de app van het merk vraagt en probeer het opnieuw.`,
  }),
  fault: 'Wat er mis was met het verzoek',
  explained: {
    rate_limited: {
      title: 'Te veel verzoeken tegelijk',
      text: 'Er kwamen in korte tijd te veel verzoeken van jouw netwerk. Er is niets gedeeld. Wacht een minuut en laad de pagina dan opnieuw.',
    },
    garage_full: {
      title: 'Er is geen plaats voor nog een auto',
      text: 'Er zijn voor jou al zoveel auto’s gekoppeld als er kunnen. Er is niets nieuws gedeeld. Verwijder in de app een auto die je niet meer nodig hebt, en probeer het dan opnieuw.',
    },
  },
};
