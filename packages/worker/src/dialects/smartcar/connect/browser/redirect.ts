/**
 * Hands the answer in this page's address to the page that opened it, in the message that Smartcar's SDK for browsers
 * waits for. The origin it goes to was checked by the server that sent this page.
 */
const pairs = location.search
  .slice(1)
  .split('&')
  .map((pair) => {
    const equals = pair.indexOf('=');
    return equals < 0 ? ([pair, ''] as const) : ([pair.slice(0, equals), pair.slice(equals + 1)] as const);
  });

const decoded = (text: string, plusIsSpace: boolean): string | null => {
  try {
    return decodeURIComponent(plusIsSpace ? text.replaceAll('+', ' ') : text);
  } catch {
    return null;
  }
};

const parameter = (name: string): string | null => {
  const value = pairs.find(([each]) => each === name)?.[1];
  // The SDK writes its state into the address as it is, so a plus is one.
  return value === undefined ? null : decoded(value, name !== 'state');
};

const externalId = parameter('external_id');

const message = {
  name: 'SmartcarAuthMessage',
  isSmartcarHosted: true,
  code: parameter('code'),
  error: parameter('error'),
  errorDescription: parameter('error_description'),
  state: parameter('state'),
  vin: parameter('vin'),
  make: parameter('make'),
  model: parameter('model'),
  year: parameter('year'),
  virtualKeyUrl: parameter('virtual_key_url'),
  userId: parameter('user_id'),
  ...(externalId === null ? {} : { externalId }),
};

const { appOrigin } = document.body.dataset;

if (window.opener && appOrigin) {
  window.opener.postMessage(message, appOrigin);
  window.close();
}
