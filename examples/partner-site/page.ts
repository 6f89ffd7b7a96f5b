import { keyfobOrigin } from './settings.ts';
import type { VehicleData } from './vehicle-data.ts';

/** A vehicle to show: its id, and a reading when one could be had. */
export interface ShownVehicle {
  readonly id: string;
  readonly status: string;
  readonly reason: string | null;
  readonly data: VehicleData | null;
}

/** What a visitor may have to be told, by the word in the address. */
const NOTICES: Readonly<Record<string, string>> = {
  connected: 'Your car is connected.',
  disconnected: 'Your car is disconnected. We no longer have access to it.',
  denied: 'No car was connected, and nothing was shared. You can connect one whenever you like.',
  foreign: 'That link was not started here. Start again below.',
  failed: 'The link could not be finished. Nothing was shared; please try again.',
};

export type Notice = 'connected' | 'disconnected' | 'denied' | 'foreign' | 'failed';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const text = (value: string | number): string =>
  String(value).replace(/[&<>"]/g, (each) => ESCAPES[each] ?? each);

const number = (value: number, digits = 0): string =>
  new Intl.NumberFormat('en', { maximumFractionDigits: digits }).format(value);

const measure = (value: number | null | undefined, unit: string, digits = 0): string | null =>
  value === null || value === undefined ? null : `${number(value, digits)} ${unit}`;

const charging = (state: NonNullable<VehicleData['chargeState']>): string | null => {
  if (state.isCharging) {
    const rate = measure(state.chargeRate, 'kW', 1) ?? 'Yes';
    const left = measure(state.chargeTimeRemaining, 'min');
    return left ? `${rate}, ${left} left` : rate;
  }
  return state.isPluggedIn === null ? null : state.isPluggedIn ? 'Plugged in' : 'Not plugged in';
};

const row = (name: string, value: string | null | undefined): string =>
  value ? `<div><dt>${name}</dt><dd>${text(value)}</dd></div>` : '';

const battery = (level: number | null | undefined, id: string): string =>
  level === null || level === undefined
    ? ''
    : `<div class="battery">
        <label for="battery-${text(id)}">Battery</label>
        <meter id="battery-${text(id)}" min="0" max="100" low="20" value="${text(level)}"></meter>
        <span>${text(number(level))} %</span>
      </div>`;

const reading = (id: string, { chargeState, odometer, location }: VehicleData): string => `
  ${battery(chargeState?.batteryLevel, id)}
  <dl>
    ${row('Range', measure(chargeState?.range, 'km'))}
    ${row('Charging', chargeState && charging(chargeState))}
    ${row('Odometer', measure(odometer?.distance, 'km'))}
    ${row('Location', location && `${location.latitude.toFixed(4)}, ${location.longitude.toFixed(4)}`)}
  </dl>`;

const vehicleCard = ({ id, data }: ShownVehicle): string => {
  const about = data?.information;
  const model = about ? `${about.brand} ${about.model}` : 'Your car';
  const name = about?.displayName ?? model;
  return `
  <section class="card vehicle">
    <h2>${text(name)}</h2>
    ${about ? `<p class="model">${text(model)} · ${text(about.year)}</p>` : ''}
    ${data ? reading(id, data) : '<p>There is no reading right now. Reload the page in a moment.</p>'}
    <form method="post" action="/disconnect">
      <input type="hidden" name="id" value="${text(id)}">
      <button class="quiet" aria-label="Disconnect ${text(name)}">Disconnect</button>
    </form>
  </section>`;
};

/** What the widget shows of the vehicles, and no more: every script of the page can read an attribute. */
const listed = (vehicles: readonly ShownVehicle[]): string =>
  JSON.stringify(
    vehicles.map(({ id, status, reason, data }) => {
      const about = data?.information;
      const name = about ? { name: about.displayName ?? `${about.brand} ${about.model}` } : {};
      return { id, ...name, status, reason };
    }),
  );

const INVITATION =
  'Connect your car to see its battery, range and where it is parked. You choose what to share, and can stop at any time.';
const MORE = 'Connect another car whenever you like.';

/** The widget, and a plain link for browsers without script. */
const connection = (vehicles: readonly ShownVehicle[], presentation: string, lang: string): string => `
  <section class="card">
    <h2>${vehicles.length > 0 ? 'Connections' : 'See your car here'}</h2>
    <p>${vehicles.length > 0 ? MORE : INVITATION}</p>
    <keyfob-connect session-endpoint="/link-session" lang="${text(lang)}" presentation="${text(presentation)}"
      vehicles="${text(listed(vehicles))}">
      <a class="button" id="connect" href="/connect" slot="fallback">Connect your car</a>
    </keyfob-connect>
  </section>`;

const page = (content: string, head = ''): string => `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>Example partner</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/style.css">
  ${head}
</head>
<body>
  <header><p class="brand">Example partner</p></header>
  <main>
    <h1>Your garage</h1>
    ${content}
  </main>
  <footer><p>An example site. The cars in it are simulated.</p></footer>
</body>
</html>
`;

const script = (address: string): string =>
  `<script type="module" crossorigin src="${text(address)}"></script>`;

const message = (notice: string | null): string => {
  const said = notice !== null && Object.hasOwn(NOTICES, notice) ? NOTICES[notice] : undefined;
  return said ? `<p class="notice" role="status">${said}</p>` : '';
};

/** The visitor's garage. `presentation` and `lang` in the address try the widget in another way. */
export const homePage = (vehicles: readonly ShownVehicle[], address: URLSearchParams): string =>
  page(
    message(address.get('notice')) +
      vehicles.map(vehicleCard).join('') +
      connection(vehicles, address.get('presentation') ?? 'auto', address.get('lang') ?? 'en'),
    script(`${keyfobOrigin}/keyfob.js`) + script('/page.js'),
  );

/** Where a link that the widget started comes back to. Mostly seen for a moment, in the window that closes. */
export const linkedPage = (address: URLSearchParams): string =>
  page(
    `${message(address.get('notice'))}
  <section class="card">
    <p>You can close this window.</p>
    <a class="button" href="/">Back to your garage</a>
  </section>`,
    `<meta name="keyfob-session" content="${text(address.get('session') ?? '')}">${script(`${keyfobOrigin}/return.js`)}`,
  );

/** Keyfob did not answer, or not as expected. */
export const troublePage = (): string =>
  page(`
  <section class="card">
    <h2>Cars cannot be reached right now</h2>
    <p>This is on our side. Nothing was lost; please try again in a moment.</p>
    <a class="button" href="/">Try again</a>
  </section>`);
