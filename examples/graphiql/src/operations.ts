const RETURN = `${location.origin}/return`;

const CREATED = JSON.stringify({ id: 'cve_…' }, null, 2);

/** A connected vehicle from its beginning to its end, a tab each; `id` is the one that `Create` answers with. */
export const OPERATIONS = [
  {
    // GraphiQL shows no variables of the tab that it begins with.
    query: `# 1. Vehicle profiles that can be connected.
# The next tab wants an id of these.
query Vehicles {
  vehicleList(
    search: "Tesla Model 3"
    filter: { connect: { providers: [Enode] } }
    size: 5
  ) {
    id
    naming { make model version }
    connect { providers }
  }
}
`,
  },
  {
    query: `# 2. Then open authorization_url in another
# window: that is the owner's part.
mutation Create($vehicle: ID!, $back: PlainString) {
  createConnectedVehicle(
    input: {
      vehicle_id: $vehicle
      provider: Enode
      label: "Mine"
      options: { redirect_uri: $back }
    }
  ) {
    id
    status
    authorization_url
  }
}
`,
    variables: JSON.stringify({ vehicle: '…', back: RETURN }, null, 2),
  },
  {
    query: `# 3. Where the vehicle stands, and again after
# each change. It ends where you leave this tab:
# open GraphiQL in another window to go on.
subscription Follow($id: ID!) {
  connectedVehicle(id: $id) {
    id
    status
    scope
    label
    vin
    authorization_url
  }
}
`,
    variables: CREATED,
  },
  {
    query: `# 4. Once its owner is back, with the code. Only
# the demo application may leave the code out.
mutation Authorize($id: ID!, $code: PlainString) {
  authorizeConnectedVehicle(
    input: { id: $id, options: { code: $code } }
  ) {
    id
    status
    scope
    vin
  }
}
`,
    variables: CREATED,
  },
  {
    query: `# 5. What the vehicle tells right now.
query Data($id: ID!) {
  connectedVehicleData(id: $id) {
    battery { percentage range capacity date }
    charge { is_plugged_in is_charging limit }
    location { geometry { coordinates } }
    odometer { distance date }
  }
}
`,
    variables: CREATED,
  },
  {
    query: `# All the vehicles of this user, newest first.
query Mine {
  connectedVehicleList { id status label vin }
}
`,
  },
  {
    query: `# 6. Its access goes back to the provider.
mutation Remove($id: ID!) {
  removeConnectedVehicle(input: { id: $id }) {
    id
    status
  }
}
`,
    variables: CREATED,
  },
];
