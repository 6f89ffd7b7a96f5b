import type {} from '@keyfob/widget/react';
import { useState } from 'react';
import { LinkOutcome } from './LinkOutcome.tsx';

/** For the element that a script defines after this is rendered: everything it needs is text. */
export const LateApp = () => {
  const [status, setStatus] = useState('idle');
  const [vehicleIds, setVehicleIds] = useState<readonly string[]>([]);
  return (
    <>
      <h1>Your garage</h1>
      <keyfob-connect
        session-endpoint="/link-session"
        disabled={false}
        onkeyfob-status-change={({ detail }) => setStatus(detail.status)}
        onkeyfob-success={({ detail }) => setVehicleIds(detail.connectedVehicleIds)}
      >
        <a className="button" href="/connect" slot="fallback">
          Connect your car
        </a>
      </keyfob-connect>
      <LinkOutcome status={status} vehicleIds={vehicleIds} />
    </>
  );
};
