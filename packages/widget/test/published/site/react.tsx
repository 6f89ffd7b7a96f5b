import { KeyfobConnect } from '@keyfob/widget/react';

/** React from 19 on. */
export const asElement = (
  <keyfob-connect
    session-endpoint="/api/link-session"
    connected-vehicle-id="veh_1"
    variant="outline"
    disabled={false}
    className="connect"
    fetchSession={async ({ signal }) => (await fetch('/api/link-session', { method: 'POST', signal })).json()}
    onkeyfob-success={({ detail }) => console.log(detail.connectedVehicleIds.length)}
  >
    Connect
  </keyfob-connect>
);

/** React before that. */
export const asComponent = (
  <KeyfobConnect
    sessionEndpoint="/api/link-session"
    size="l"
    onKeyfobSuccess={({ detail }) => console.log(detail.connectedVehicleIds.length)}
    onKeyfobError={({ detail }) => console.log(detail.code, detail.requestId)}
  />
);

export const wrong = [
  // @ts-expect-error There is no such look.
  <keyfob-connect key="1" variant="loud" />,
  // @ts-expect-error An address is text.
  <keyfob-connect key="2" session-endpoint={5} />,
  // @ts-expect-error A success has no error code.
  <keyfob-connect key="3" onkeyfob-success={({ detail }) => console.log(detail.code)} />,
  // @ts-expect-error A status is the element's to say.
  <keyfob-connect key="4" status={5} />,
  // @ts-expect-error There is no such look.
  <KeyfobConnect key="5" variant="loud" />,
];
