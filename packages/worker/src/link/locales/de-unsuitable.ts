import type { Texts } from './texts.ts';

export const unsuitable: Texts['unsuitable'] = {
  unlisted: 'Meine Marke ist nicht dabei',
  noSubscription: 'Die Onlinedienste dieses Autos sind nicht aktiv.',
  notCompatible: 'Dieses Auto lässt sich nicht verbinden.',
  noneSubscribed: (brand) =>
    `Es wurde nichts freigegeben. Um das Auto zu verbinden, aktiviere zuerst seine Onlinedienste bei ${brand}. Fang danach neu an oder melde dich mit einem anderen Konto an.`,
  noneCompatible:
    'Keines dieser Autos lässt sich verbinden. Es wurde nichts freigegeben. Du kannst dich mit einem anderen Konto anmelden oder zurückgehen.',
  tell: 'Der App mitteilen, welches Auto es ist',
  tellHint: 'Dabei werden Marke, Modell, Baujahr und FIN mitgeteilt, sonst nichts.',
  otherCar: 'Das Auto ist nicht in diesem Konto',
  otherThanVin: (ending) =>
    `Das gesuchte Auto, dessen FIN auf ${ending} endet, ist nicht in dem Konto, mit dem du dich angemeldet hast. Es wurde nichts freigegeben.`,
  otherThanBefore:
    'Das Auto, das wieder verbunden werden soll, ist nicht in dem Konto, mit dem du dich angemeldet hast. Es wurde nichts freigegeben.',
  attempt: (brand) => ({
    subscription_inactive: `Die Onlinedienste des Autos sind bei ${brand} nicht aktiv. Es wurde nichts freigegeben. Aktiviere sie und melde dich dann noch einmal an.`,
    vehicle_not_compatible: `${brand} lässt nicht zu, dass dieses Auto verbunden wird. Es wurde nichts freigegeben. Du kannst dich mit einem anderen Konto anmelden.`,
    owner_action_required: `${brand} braucht zuerst etwas von dir, zum Beispiel deine Zustimmung zu den Nutzungsbedingungen. Es wurde nichts freigegeben. Erledige, worum dich die App der Marke bittet, und melde dich dann noch einmal an.`,
  }),
  fault: 'Das stimmte an der Anfrage nicht',
  explained: {
    rate_limited: {
      title: 'Zu viele Anfragen auf einmal',
      text: 'Aus deinem Netz kamen in kurzer Zeit zu viele Anfragen. Es wurde nichts freigegeben. Warte eine Minute und lade dann die Seite neu.',
    },
    garage_full: {
      title: 'Für ein weiteres Auto ist kein Platz',
      text: 'Für dich sind schon so viele Autos verbunden, wie es geht. Es wurde nichts Neues freigegeben. Entferne in der App eines, das du nicht mehr brauchst, und versuch es dann noch einmal.',
    },
  },
};
