// Types the element in JSX.
import type {} from '@keyfob/widget/react';
import { useState } from 'react';
import { LinkOutcome } from './LinkOutcome.tsx';
import { fetchSession } from './link-session.ts';

/** The widget with attributes, a property and listeners. A link under way goes on when it is shown again. */
export const App = () => {
  const [shown, setShown] = useState(true);
  const [status, setStatus] = useState('idle');
  const [vehicleIds, setVehicleIds] = useState<readonly string[]>([]);
  return (
    <>
      <h1>Your garage</h1>
      {shown && (
        <keyfob-connect
          country="NL"
          variant="outline"
          fetchSession={fetchSession}
          onkeyfob-status-change={({ detail }) => setStatus(detail.status)}
          onkeyfob-success={({ detail }) => setVehicleIds(detail.connectedVehicleIds)}
        />
      )}
      <button id="toggle" type="button" className="quiet" onClick={() => setShown(!shown)}>
        {shown ? 'Not now' : 'Connect a car'}
      </button>
      <LinkOutcome status={status} vehicleIds={vehicleIds} />
    </>
  );
};
