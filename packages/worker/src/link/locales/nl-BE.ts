import { words } from '@keyfob/shared/words/nl-BE';
import { texts as base } from './nl.ts';
import { permissions } from './nl-BE-permissions.ts';
import type { Texts } from './texts.ts';

const KEY =
  'Je meldt je aan op de eigen pagina van het automerk. Daarna geeft het merk Keyfob een sleutel die alleen opent wat je hier kiest.';

/** What differs from the Netherlands: to sign in is “aanmelden”, not “inloggen”. */
export const texts: Texts = {
  ...base,
  words,

  frame: {
    ...base.frame,
    simulated: 'Dit is een simulatie. De auto’s, accounts en aanmeldpagina’s zijn verzonnen.',
    howItWorksText: (client) =>
      base.frame.howItWorksText(client).map((paragraph, index) => (index === 1 ? KEY : paragraph)),
  },

  intro: {
    ...base.intro,
    points: (client) =>
      base.intro.points(client).map((point, index) =>
        index === 1
          ? {
              ...point,
              text: `Je meldt je aan bij het merk van je auto. Keyfob en ${client} zien je wachtwoord nooit.`,
            }
          : point,
      ),
  },

  brand: {
    ...base.brand,
    lead: 'Kies het merk dat op de auto staat. Daarna meld je je aan bij dat merk.',
  },

  handoff: {
    ...base.handoff,
    title: (brand) => `Meld je aan bij ${brand}`,
    account: (brand, app) =>
      app === null
        ? `Meld je daar aan met je ${brand}-account.`
        : `Meld je daar aan met het account dat je in de app ${app} gebruikt.`,
  },

  vehicles: {
    ...base.vehicles,
    lead: (client, brand) => `Je bent aangemeld bij ${brand}. Er is nog niets naar ${client} gegaan.`,
    noneFit: (client) =>
      `Geen van deze auto’s kan geven wat ${client} nodig heeft. Er is niets gedeeld. Je kunt je aanmelden met een ander account, of hier stoppen.`,
  },

  noVehicles: {
    ...base.noVehicles,
    lead: (client) =>
      `Je bent aangemeld, maar er staat geen auto in het account. Er is niets gedeeld met ${client}.`,
  },

  errors: {
    ...base.errors,
    provider_cancelled: () => ({
      title: 'Je kwam terug voordat je klaar was',
      text: 'Het aanmelden bij het merk van je auto is niet afgerond. Er is niets gedeeld. Je kunt het opnieuw proberen.',
    }),
  },
  attempt: (brand) => ({
    ...base.attempt(brand),
    provider_cancelled: `Je kwam terug van ${brand} voordat je klaar was met aanmelden. Er is niets gedeeld.`,
    reauthorization_required: `${brand} heeft je afgemeld voordat we je auto’s konden lezen. Er is niets gedeeld. Meld je opnieuw aan.`,
    no_vehicles: `Er stond geen auto in het ${brand}-account. Er is niets gedeeld. Meld je aan met een ander account.`,
    general: `Het aanmelden bij ${brand} is niet gelukt. Er is niets gedeeld. Probeer het opnieuw.`,
  }),

  permissions,
};
