interface Props {
  readonly status: string;
  readonly vehicleIds: readonly string[];
}

/** What the widget told this page. */
export const LinkOutcome = ({ status, vehicleIds }: Props) => (
  <section className="card">
    <p>
      Status: <output id="status">{status}</output>
    </p>
    <ul id="connected">
      {vehicleIds.map((id) => (
        <li key={id}>{id}</li>
      ))}
    </ul>
  </section>
);
