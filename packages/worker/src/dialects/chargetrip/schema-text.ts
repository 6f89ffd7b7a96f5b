/** The face's schema (GraphQL SDL). Names, types and nullability are Chargetrip's; what is ours besides says so. */
export const SCHEMA = /* GraphQL */ `
"""
Text. What is kept to be shown, a label, is without tags and control characters; an address or a code is compared as sent.
"""
scalar PlainString

"""
A moment, as ISO 8601 in UTC.
"""
scalar DateTime

"""
A country by its two letters (ISO 3166-1 alpha-2), bare or as a string. Where clients know it as an enum, they may go on so.
"""
scalar CountryCodeAlpha2

"""
Where a connected vehicle stands.
"""
enum ConnectedVehicleStatus {
  "Its owner, or after that the application, still has to finish."
  pending_authorization
  "It can be read."
  authorized
  "Access is being given back."
  pending_removal
  "It is gone."
  removed
}

"""
Who reaches a connected vehicle.
"""
enum CarConnectivityProvider {
  Enode
  "Keyfob's own addition."
  Smartcar
  "Keyfob's own addition: simulated vehicles."
  Simulator
}

"""
Who can connect the vehicles of a profile.
"""
enum ConnectProvider {
  Enode
  "Keyfob's own addition."
  Smartcar
  "Keyfob's own addition: simulated vehicles."
  Simulator
}

"""
What may be read of a vehicle.
"""
enum ConnectScope {
  location
  charge_state
  odometer
}

"""
The type of a GeoJSON object with properties (RFC 7946).
"""
enum FeatureType {
  Feature
}

"""
The type of a GeoJSON geometry that is one position (RFC 7946).
"""
enum GeometryPointType {
  Point
}

"""
A user's vehicle, from the first wish to connect it to its end.
"""
type ConnectedVehicle {
  id: ID!
  "The profile it was created for."
  vehicle_id: ID!
  status: ConnectedVehicleStatus!
  "Where its owner connects it, while it is pending."
  authorization_url: String
  provider: CarConnectivityProvider!
  "What its owner allowed, once it is authorized."
  scope: [ConnectScope]
  label: String
  "Once it is authorized, where its owner allowed it."
  vin: String
}

"""
What a vehicle tells right now. A part is null where it was not allowed, or the vehicle has no such thing.
"""
type VehicleData {
  battery: ConnectBattery
  charge: ConnectCharge
  location: ConnectLocation
  odometer: ConnectOdometer
}

type ConnectBattery {
  "Kilometres."
  range: Float
  "0 to 100."
  percentage: Float
  "Kilowatt hours."
  capacity: Float
  date: DateTime
}

type ConnectCharge {
  is_plugged_in: Boolean
  is_charging: Boolean
  is_fully_charged: Boolean
  "Percent at which charging ends."
  limit: Int
  "Kilowatts."
  charge_speed: Float
  fully_charged_at: DateTime
  minutes_till_charged: Int
  date: DateTime
}

type ConnectLocation {
  type: FeatureType!
  geometry: GeometryPoint!
  properties: ConnectLocationProperties
}

type GeometryPoint {
  type: GeometryPointType!
  "Longitude, latitude."
  coordinates: [Float!]!
}

type ConnectLocationProperties {
  date: DateTime!
}

type ConnectOdometer {
  "Kilometres."
  distance: Float
  date: DateTime
}

type Connect {
  providers: [ConnectProvider!]
  "The first of them that the application is registered for."
  provider: ConnectProvider
}

type VehicleNaming {
  make: String
  model: String
  version: String
}

"""
A vehicle profile: a make, model and version as it was sold.
"""
type Vehicle {
  id: ID!
  naming: VehicleNaming
  connect: Connect
}

"""
A vehicle profile as it stands in a list.
"""
type VehicleList {
  id: ID!
  naming: VehicleNaming
  connect: Connect
}

input CreateConnectedVehicleInput {
  vehicle_id: ID!
  provider: CarConnectivityProvider!
  label: PlainString
  options: CreateConnectedVehicleOptions!
}

input CreateConnectedVehicleOptions {
  "Registered for the application; the first that is, where it is left out."
  redirect_uri: PlainString
  "Everything the application may ask for, where it is left out."
  scope: [ConnectScope!]
}

input AuthorizeConnectedVehicleInput {
  id: ID!
  options: AuthorizeConnectedVehicleOptions!
}

input AuthorizeConnectedVehicleOptions {
  "The code that the owner's browser brought back."
  code: PlainString
}

input UpdateConnectedVehicleInput {
  id: ID!
  label: PlainString
}

input RemoveConnectedVehicleInput {
  id: ID!
}

input ConnectedVehicleListFilter {
  status: [ConnectedVehicleStatus!] = [pending_authorization, pending_removal, authorized]
}

input VehicleListFilter {
  connect: ConnectFilter
}

input ConnectFilter {
  providers: [ConnectProvider]
}

type Query {
  "A connected vehicle of the user."
  connectedVehicle(id: ID!): ConnectedVehicle
  "The user's connected vehicles, newest first."
  connectedVehicleList(filter: ConnectedVehicleListFilter, size: Int, page: Int): [ConnectedVehicle]
  "What a connected vehicle tells right now."
  connectedVehicleData(id: ID!): VehicleData
  "Vehicle profiles, best match first."
  vehicleList(
    search: String
    filter: VehicleListFilter
    country: CountryCodeAlpha2
    size: Int = 10
    page: Int = 0
  ): [VehicleList]
  "A vehicle profile."
  vehicle(id: ID!, country: CountryCodeAlpha2): Vehicle
}

type Mutation {
  "Begins to connect a vehicle: its owner goes on at authorization_url."
  createConnectedVehicle(input: CreateConnectedVehicleInput): ConnectedVehicle
  "Says that the owner who finished is this user."
  authorizeConnectedVehicle(input: AuthorizeConnectedVehicleInput): ConnectedVehicle
  "Names a connected vehicle anew."
  updateConnectedVehicle(input: UpdateConnectedVehicleInput!): ConnectedVehicle
  "Gives the access to a connected vehicle back."
  removeConnectedVehicle(input: RemoveConnectedVehicleInput!): ConnectedVehicle
}

type Subscription {
  "A connected vehicle as it stands, and again after each change of it."
  connectedVehicle(id: ID!): ConnectedVehicle
}
`;
