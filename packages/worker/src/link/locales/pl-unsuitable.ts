import type { Texts } from './texts.ts';

export const unsuitable: Texts['unsuitable'] = {
  unlisted: 'Nie widzę swojej marki',
  noSubscription: 'Usługi online tego samochodu nie są aktywne.',
  notCompatible: 'Tego samochodu nie można połączyć.',
  noneSubscribed: (brand) =>
    `Niczego nie udostępniono. Aby połączyć samochód, najpierw włącz jego usługi online na koncie ${brand}. Potem zacznij od nowa albo zaloguj się na inne konto.`,
  noneCompatible:
    'Żadnego z tych samochodów nie można połączyć. Niczego nie udostępniono. Możesz zalogować się na inne konto albo wrócić.',
  tell: 'Przekaż aplikacji, jaki to samochód',
  tellHint: 'Przekazane zostaną marka, model, rok i numer VIN, i nic więcej.',
  otherCar: 'Tego samochodu nie ma na tym koncie',
  otherThanVin: (ending) =>
    `Samochodu, o który chodzi, z numerem VIN kończącym się na ${ending}, nie ma na koncie, na które się zalogowano. Niczego nie udostępniono.`,
  otherThanBefore:
    'Samochodu, który trzeba połączyć ponownie, nie ma na koncie, na które się zalogowano. Niczego nie udostępniono.',
  attempt: (brand) => ({
    subscription_inactive: `Usługi online samochodu nie są aktywne na koncie ${brand}. Niczego nie udostępniono. Włącz je i zaloguj się ponownie.`,
    vehicle_not_compatible: `${brand} nie pozwala połączyć tego samochodu. Niczego nie udostępniono. Możesz zalogować się na inne konto.`,
    owner_action_required: `${brand} najpierw czegoś od ciebie potrzebuje, na przykład zgody na warunki. Niczego nie udostępniono. Zrób to, o co prosi aplikacja marki, i zaloguj się ponownie.`,
  }),
  fault: 'Co było nie tak w żądaniu',
  explained: {
    rate_limited: {
      title: 'Zbyt wiele żądań naraz',
      text: 'Z Twojej sieci przyszło w krótkim czasie zbyt wiele żądań. Niczego nie udostępniono. Odczekaj minutę i odśwież stronę.',
    },
    garage_full: {
      title: 'Nie ma miejsca na kolejny samochód',
      text: 'Masz już połączonych tyle samochodów, ile można. Niczego nowego nie udostępniono. Usuń w aplikacji ten, którego już nie potrzebujesz, i spróbuj ponownie.',
    },
  },
};
