import { words } from '@keyfob/shared/words/pl';
import type { WidgetTexts } from './texts.ts';

const plural = new Intl.PluralRules('pl');

const CARS: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = {
  one: 'samochód',
  few: 'samochody',
  many: 'samochodów',
  other: 'samochodu',
};

export const texts: WidgetTexts = {
  ...words,
  connect: 'Połącz samochód',
  connectAnother: 'Połącz kolejny samochód',
  reconnect: (name) => (name ? `Połącz ponownie: ${name}` : 'Połącz samochód ponownie'),
  preparing: 'Przygotowywanie…',
  newWindow: 'otwiera nowe okno',

  blocked: 'Przeglądarka nie otworzyła okna.',
  openInNewTab: 'Otwórz w nowej karcie',
  continueHere: 'Kontynuuj w tej karcie',

  continueThere: 'Kontynuuj w drugim oknie',
  openAgain: 'Otwórz ponownie',
  stillConnecting: 'Drugie okno zniknęło? Otwórz je ponownie albo anuluj.',
  patience: 'Czekamy na odpowiedź marki samochodu. To może potrwać minutę.',

  finishing: 'Kończymy…',
  almostDone: 'Prawie gotowe.',
  offline: 'Jesteś offline. Wznowimy, gdy znów będziesz online.',

  connected: (count) => `Połączono ${count} ${CARS[plural.select(count)]}`,
  notConnected: 'Niczego nie połączono i niczego nie udostępniono.',
  yourCar: 'Twój samochód',
  vehicleStatus: {
    authorized: 'Połączony',
    pending_authorization: 'W trakcie łączenia',
    reauthorization_required: 'Wymaga ponownego połączenia',
  },
  attention: {
    reauthorization_required: 'Marka zakończyła dostęp, na przykład po zmianie hasła.',
    vehicle_unreachable: 'Samochód nie odpowiada. Wybudź go w jego własnej aplikacji albo połącz ponownie.',
    general: 'Trzeba ponownie połączyć samochód.',
  },

  errors: {
    unavailable: 'Nie można teraz rozpocząć łączenia. Niczego nie udostępniono. Spróbuj za chwilę.',
    refused: 'Ta strona nie pozwoliła na rozpoczęcie. Może trzeba zalogować się ponownie.',
    misconfigured:
      'Na tej stronie nie skonfigurowano jeszcze łączenia samochodów. Administrator znajdzie przyczynę w szczegółach.',
    expired: 'Link wygasł. Niczego nie udostępniono. Zacznij od nowa.',
    failed: 'Nie udało się połączyć samochodu. Niczego nie udostępniono. Spróbuj ponownie.',
  },
  details: 'Szczegóły',
  simulated: 'Test',
};
