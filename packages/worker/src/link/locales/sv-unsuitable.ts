import type { Texts } from './texts.ts';

export const unsuitable: Texts['unsuitable'] = {
  unlisted: 'Jag ser inte mitt märke',
  noSubscription: 'Bilens uppkopplade tjänster är inte aktiva.',
  notCompatible: 'Den här bilen kan inte anslutas.',
  noneSubscribed: (brand) =>
    `Inget har delats. För att ansluta bilen behöver du först aktivera dess uppkopplade tjänster hos ${brand}. Börja sedan om, eller logga in med ett annat konto.`,
  noneCompatible:
    'Ingen av bilarna kan anslutas. Inget har delats. Du kan logga in med ett annat konto eller gå tillbaka.',
  tell: 'Berätta för appen vilken bil det är',
  tellHint: 'Då lämnas märke, modell, årsmodell och chassinummer ut, och inget annat.',
  otherCar: 'Bilen finns inte på det här kontot',
  otherThanVin: (ending) =>
    `Bilen som efterfrågades, vars chassinummer slutar på ${ending}, finns inte på kontot som du loggade in med. Inget har delats.`,
  otherThanBefore:
    'Bilen som ska anslutas på nytt finns inte på kontot som du loggade in med. Inget har delats.',
  attempt: (brand) => ({
    subscription_inactive: `Bilens uppkopplade tjänster är inte aktiva hos ${brand}. Inget har delats. Aktivera dem och logga in igen.`,
    vehicle_not_compatible: `${brand} tillåter inte att den här bilen ansluts. Inget har delats. Du kan logga in med ett annat konto.`,
    owner_action_required: `${brand} behöver något av dig först, till exempel att du godkänner villkoren. Inget har delats. Gör det som märkets app ber om och logga in igen.`,
  }),
  fault: 'Det här var fel i begäran',
  explained: {
    rate_limited: {
      title: 'För många förfrågningar på en gång',
      text: 'Det kom för många förfrågningar från ditt nätverk på kort tid. Inget har delats. Vänta en minut och ladda sedan om sidan.',
    },
    garage_full: {
      title: 'Det finns inte plats för fler bilar',
      text: 'Du har anslutit så många bilar som det går. Inget nytt har delats. Ta i appen bort en som du inte längre behöver, och försök sedan igen.',
    },
  },
};
