import type { VehicleScope } from '@keyfob/shared/scopes';
import type { PermissionText } from './texts.ts';

export const permissions: Record<VehicleScope, PermissionText> = {
  'vehicle:information': {
    name: 'Marka i model',
    gives: 'Marka, model, rocznik i nazwa nadana przez ciebie samochodowi.',
  },
  'vehicle:vin': {
    name: 'Numer identyfikacyjny pojazdu (VIN)',
    gives: 'Numer złożony z 17 znaków, który wskazuje twój samochód i żaden inny.',
  },
  'vehicle:charge_state': {
    name: 'Bateria i ładowanie',
    gives: 'Poziom naładowania baterii, zasięg oraz to, czy samochód jest podłączony i się ładuje.',
  },
  'vehicle:location': {
    name: 'Lokalizacja',
    gives:
      'Położenie samochodu przy każdym zapytaniu. Kto często je widzi, może się zorientować, dokąd jeździsz.',
  },
  'vehicle:odometer': { name: 'Przebieg', gives: 'Łączna odległość przejechana przez samochód.' },
  'vehicle:smart_charging_policy': {
    name: 'Ustawienia inteligentnego ładowania',
    gives: 'Czy inteligentne ładowanie jest włączone i na kiedy samochód ma być naładowany.',
  },
  charging_location: {
    name: 'Miejsca ładowania',
    gives: 'Adresy zapisane przez ciebie na potrzeby ładowania, na przykład dom.',
  },
  'vehicle:fuel': { name: 'Poziom paliwa', gives: 'Ile paliwa jest w baku i na ile wystarczy.' },
  'vehicle:engine_oil': { name: 'Olej silnikowy', gives: 'Jak długo olej silnikowy jeszcze posłuży.' },
  'vehicle:tires': { name: 'Ciśnienie w oponach', gives: 'Ciśnienie w każdej oponie.' },
  'vehicle:security': {
    name: 'Drzwi i zamki',
    gives:
      'Czy drzwi, okna, bagażnik i klapka ładowania są otwarte lub zamknięte na zamek. Nie pozwala ich otworzyć.',
  },
  'vehicle:climate': {
    name: 'Ustawienia klimatyzacji',
    gives: 'Czy ogrzewanie lub chłodzenie jest włączone i jaka temperatura jest ustawiona.',
  },
  'vehicle:temperature': {
    name: 'Temperatura',
    gives: 'Temperatura zmierzona wewnątrz i na zewnątrz samochodu.',
  },
  'vehicle:speed': { name: 'Prędkość', gives: 'Jak szybko samochód jedzie w danej chwili.' },
  'vehicle:compass': { name: 'Kierunek', gives: 'Kierunek, w którym zwrócony jest przód samochodu.' },
  'vehicle:alerts': {
    name: 'Ostrzeżenia',
    gives: 'Komunikaty wyświetlone kierowcy, na przykład o niskim poziomie płynu do spryskiwaczy.',
  },
  'vehicle:diagnostics': {
    name: 'Usterki',
    gives: 'Kody usterek i stan układów samochodu, tak jak odczytuje je warsztat.',
  },
  'vehicle:service_history': {
    name: 'Historia serwisowa',
    gives: 'Jakie przeglądy serwisowe przeszedł samochód, kiedy i gdzie.',
  },
  'vehicle:charge_events': {
    name: 'Ładowanie na bieżąco',
    gives: 'Kiedy i gdzie samochód zaczyna i kończy ładowanie.',
  },
  'vehicle:charge_records': {
    name: 'Historia ładowania',
    gives: 'Wcześniejsze sesje ładowania: czas, miejsce, ilość energii i koszt.',
  },
  'vehicle:extended_information': {
    name: 'Wyposażenie',
    gives: 'Szczegóły samochodu, takie jak silnik, kolor, wersja i opcje.',
  },
  'user:profile': {
    name: 'Twój profil',
    gives: 'Twoje imię i nazwisko, adres e-mail i numer telefonu zapisane u marki.',
  },
  'control:vehicle:charging': {
    name: 'Włączanie i wyłączanie ładowania',
    gives: 'Rozpoczyna i zatrzymuje ładowanie oraz ustawia, do jakiego poziomu ładować baterię.',
  },
  'control:vehicle:climate': {
    name: 'Ogrzewanie i chłodzenie samochodu',
    gives: 'Włącza i wyłącza ogrzewanie lub chłodzenie oraz ustawia temperaturę.',
  },
  'control:vehicle:navigation': {
    name: 'Wysyłanie celów podróży',
    gives: 'Wysyła adres do nawigacji samochodu. Nie prowadzi samochodu.',
  },
  'control:vehicle:security': {
    name: 'Zamykanie i otwieranie zamków',
    gives: 'Zamyka i otwiera zamki drzwi. Kto może to robić, może wpuścić kogoś do twojego samochodu.',
  },
  'control:vehicle:pin': {
    name: 'PIN do jazdy',
    gives: 'Ustawia, zmienia i usuwa kod PIN, o który samochód prosi przed jazdą.',
  },
  'control:vehicle:trunk': {
    name: 'Otwieranie bagażnika',
    gives: 'Otwiera i zamyka przedni i tylny bagażnik.',
  },
};
