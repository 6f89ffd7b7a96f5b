import '@keyfob/widget/define.js';
import { KeyfobConnect } from '@keyfob/widget';
import { texts } from '@keyfob/widget/locales/de.js';

const element = document.querySelector('keyfob-connect');
if (element) {
  element.sessionEndpoint = '/api/link-session';
  element.messages = { connect: texts.connect };
  const status:
    | 'idle'
    | 'preparing'
    | 'blocked'
    | 'waiting'
    | 'confirming'
    | 'connected'
    | 'attention'
    | 'error'
    | 'offline' = element.status;
  console.log(status, element instanceof KeyfobConnect, KeyfobConnect.version satisfies string);
  // @ts-expect-error It is the element's to say.
  element.status = 'idle';
  // @ts-expect-error There is no such look.
  element.variant = 'loud';
}

document.addEventListener('keyfob-success', ({ detail }) => {
  const ids: readonly string[] = detail.connectedVehicleIds;
  // @ts-expect-error A page is never given a code.
  console.log(ids, detail.code);
});
