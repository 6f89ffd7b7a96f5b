/** What whoever calls Smartcar's API may do about an error, as its `resolution.type` says it. */
export type SmartcarResolution =
  | 'RETRY_LATER'
  | 'REAUTHENTICATE'
  | 'CONTACT_SUPPORT'
  | 'ACTION_REQUIRED'
  | 'FINANCE';

/** One error of Smartcar's API v2 and v3. */
export interface SmartcarErrorEntry {
  readonly type: string;
  readonly code: string | null;
  readonly status: number;
  readonly description: string;
  readonly resolution: SmartcarResolution | null;
  /** What may be shown to the owner; `null` where it is nothing of theirs. */
  readonly userMessage: string | null;
}

type About = Pick<SmartcarErrorEntry, 'description' | 'resolution' | 'userMessage'>;

const about = (
  description: string,
  userMessage: string | null = null,
  resolution: SmartcarResolution | null = null,
): About => ({ description, resolution, userMessage });

/** Every code of a type, which all have one status. The code `NULL` is the one that has none. */
const ofType = <const Type extends string, const Codes extends Readonly<Record<string, About>>>(
  type: Type,
  status: number,
  codes: Codes,
) =>
  Object.fromEntries(
    Object.entries(codes).map(([code, entry]): [string, SmartcarErrorEntry] =>
      code === 'NULL'
        ? [type, { type, code: null, status, ...entry }]
        : [`${type}.${code}`, { type, code, status, ...entry }],
    ),
  ) as {
    readonly [Code in keyof Codes & string as Code extends 'NULL'
      ? Type
      : `${Type}.${Code}`]: SmartcarErrorEntry;
  };

const PATIENCE = 'Your car is temporarily unable to connect. Please be patient while this is being resolved.';
const RECONNECT = 'Your car got disconnected. Please connect it again.';
const CHECK = 'Please check for missing parameters, spelling and casing mistakes, and other syntax issues.';

/** Said while something passes: the same request may succeed later. */
const passing = (description: string): About => about(description, PATIENCE, 'RETRY_LATER');

/**
 * Every error of the Smartcar face, by `TYPE.CODE`, or `TYPE` alone where it has no code. `/errors/{name}` and
 * docs/smartcar.md are made from this table.
 */
export const SMARTCAR_ERRORS = {
  ...ofType('AUTHENTICATION', 401, {
    NULL: about(
      `The authorization header is missing or malformed, or it contains invalid or expired authentication credentials. ${CHECK}`,
    ),
  }),
  ...ofType('PERMISSION', 403, {
    NULL: about(
      'Your application has insufficient permissions to access the requested resource. Please prompt the user to re-authenticate using Smartcar Connect.',
      null,
      'REAUTHENTICATE',
    ),
  }),
  ...ofType('VALIDATION', 400, {
    NULL: about(`Request invalid or malformed. ${CHECK}`, PATIENCE),
    PARAMETER: about(
      'Your request is formatted correctly, but one or more of the provided parameters is incorrect.',
      PATIENCE,
    ),
  }),
  ...ofType('RESOURCE_NOT_FOUND', 404, {
    PATH: about('The requested resource does not exist. Please check the URL and try again.', PATIENCE),
    VERSION: about(
      'The requested resource does not exist. Please check your specified version number and try again.',
      PATIENCE,
    ),
  }),
  ...ofType('CONNECTED_SERVICES_ACCOUNT', 400, {
    ACCOUNT_ISSUE: about(
      'The owner has to finish something in their account at the maker. Please prompt them to sign in there and complete what is asked.',
      'Action is required in your connected services account. Please sign in to your car’s app or web site and complete any outstanding task, such as accepting its terms.',
    ),
    AUTHENTICATION_FAILED: about(
      'The owner’s connected services account no longer accepts the access it once gave. Please prompt the user to re-authenticate using Smartcar Connect.',
      RECONNECT,
      'REAUTHENTICATE',
    ),
    NO_VEHICLES: about(
      'The owner’s connected services account holds no vehicle. Please prompt the user to add it there and to re-authenticate using Smartcar Connect.',
      RECONNECT,
    ),
    PERMISSION: about(
      'The vehicle owner has taken back the access to their account at the maker.',
      RECONNECT,
      'REAUTHENTICATE',
    ),
    SUBSCRIPTION: about(
      'The vehicle’s connected services subscription is inactive or does not cover the requested endpoint.',
      'Your car’s connected services subscription has expired or does not cover this. Please renew or extend it.',
    ),
    VEHICLE_MISSING: about(
      'The vehicle is no longer in the owner’s connected services account. Please prompt the user to add it there again.',
      'This car is no longer in your connected services account. Please sign in there and add it again.',
    ),
    VIRTUAL_KEY_REQUIRED: about(
      'The vehicle owner has to grant more access at the maker before this request can be performed.',
      'To allow this, add a third-party virtual key to your car in the app of its maker.',
      'ACTION_REQUIRED',
    ),
  }),
  ...ofType('VEHICLE_STATE', 409, {
    ASLEEP: about(
      'The vehicle is in a sleep state and temporarily unable to perform your request.',
      'Your car is asleep. To save its battery it was not woken.',
    ),
    CHARGING_IN_PROGRESS: about(
      'The vehicle is currently charging and unable to perform your request.',
      'Your car is already charging.',
    ),
    CHARGING_PLUG_CONNECTED: about(
      'The vehicle is connected to an EV charger and unable to perform your request.',
      'Your car cannot do this while it is plugged in.',
    ),
    CHARGING_PLUG_NOT_CONNECTED: about(
      'The vehicle is not connected to an EV charger and unable to perform your request.',
      'Your car is not plugged in.',
    ),
    DOOR_OPEN: about(
      'The vehicle could not perform your request because one or more of its doors are open.',
      'Your car could not be locked. Please close all doors and the trunk.',
    ),
    FULLY_CHARGED: about(
      'The vehicle is unable to perform your request because its EV battery is fully charged.',
      'Your car is already fully charged.',
    ),
    NOT_CHARGING: about(
      'The vehicle is unable to perform your request because it is not currently charging.',
      'Please make sure that your car is plugged in and charging.',
    ),
    CHARGE_FAULT: about(
      'The vehicle is plugged in but gets no current, or its charging schedule is in the way.',
      'Your car cannot start or stop charging. Please check the charger and the charging schedule of the car.',
    ),
    HOOD_OPEN: about(
      'The vehicle is unable to perform your request because its hood is open.',
      'Your car could not be locked. Please close the hood.',
    ),
    IGNITION_ON: about(
      'The vehicle was unable to perform your request because its engine is running.',
      'Your car is currently running.',
    ),
    IN_MOTION: about(
      'The vehicle is currently in motion and unable to perform your request.',
      'Your car cannot do this while it is moving.',
    ),
    REMOTE_ACCESS_DISABLED: about(
      'The vehicle is unable to perform your request because its owner has disabled remote access.',
      'Remote access is switched off in your car. Please switch it on there.',
    ),
    TRUNK_OPEN: about(
      'The vehicle is unable to perform your request because its trunk is open.',
      'Please close the trunk of your car.',
    ),
    UNKNOWN: passing('The vehicle was unable to perform your request due to an unknown issue.'),
    UNREACHABLE: about(
      'The vehicle was unable to perform your request because it is currently unreachable.',
      'Your car cannot be reached. Please move it to where it has mobile coverage.',
    ),
    VEHICLE_OFFLINE_FOR_SERVICE: about(
      'The vehicle was unable to perform your request because it is currently in service mode.',
      'Your car is being serviced. Please try again later.',
    ),
    LOW_BATTERY: about(
      'The vehicle was unable to perform your request because its 12 V or high-voltage battery is too low.',
      'The battery of your car is too low for this.',
      'RETRY_LATER',
    ),
  }),
  ...ofType('RATE_LIMIT', 429, {
    SMARTCAR_API: passing(
      'Your application has exceeded its rate limit. Please retry your request in a few minutes.',
    ),
    VEHICLE: passing(
      'You have reached the throttling rate limit for this vehicle. Please see the retry-after header for when to retry the request.',
    ),
  }),
  ...ofType('BILLING', 430, {
    VEHICLE_LIMIT: about('There is no room for more vehicles of this user.', null, 'CONTACT_SUPPORT'),
    INVALID_PLAN: about('The application may not use this feature.', null, 'CONTACT_SUPPORT'),
    VEHICLE_REQUEST_LIMIT: about(
      'The application has used up its requests for this vehicle.',
      null,
      'CONTACT_SUPPORT',
    ),
    ACCOUNT_SUSPENDED: about('The application’s account is suspended.', null, 'FINANCE'),
  }),
  ...ofType('COMPATIBILITY', 501, {
    MAKE_NOT_COMPATIBLE: about(
      'The vehicle’s make cannot be connected in the country you specified.',
      'Your car brand cannot be connected yet.',
    ),
    PLATFORM_NOT_CAPABLE: about(
      'The vehicle is connected by an integration of its maker that does not support this endpoint.',
      null,
      'REAUTHENTICATE',
    ),
    SMARTCAR_NOT_CAPABLE: about('This feature is not supported yet for this vehicle.'),
    VEHICLE_NOT_CAPABLE: about(
      'The vehicle is incapable of performing your request.',
      'Your car is unable to do this.',
    ),
  }),
  ...ofType('UPSTREAM', 502, {
    INVALID_DATA: passing('An upstream source sent invalid data. Please retry your request at a later time.'),
    KNOWN_ISSUE: passing(
      'An upstream source answered with an error. Please retry your request at a later time.',
    ),
    NO_RESPONSE: passing('An upstream source failed to respond. Please retry your request at a later time.'),
    RATE_LIMIT: passing(
      'An upstream source takes no more requests for this vehicle now. Please retry your request at a later time.',
    ),
    UNKNOWN_ISSUE: passing(
      'An upstream source answered with an unknown error. Please retry your request at a later time.',
    ),
  }),
  ...ofType('SERVER', 500, {
    INTERNAL: passing('An internal error has occurred. It has been logged.'),
    RECORD_NOT_FOUND: about(
      'No record of this vehicle’s battery capacity was found.',
      PATIENCE,
      'CONTACT_SUPPORT',
    ),
    MULTIPLE_RECORDS_FOUND: about(
      'Several records of this vehicle’s battery capacity were found.',
      PATIENCE,
      'CONTACT_SUPPORT',
    ),
  }),
} as const;

export type SmartcarErrorName = keyof typeof SMARTCAR_ERRORS;

export const SMARTCAR_ERROR_NAMES = Object.keys(SMARTCAR_ERRORS) as SmartcarErrorName[];

export const isSmartcarErrorName = (text: string): text is SmartcarErrorName =>
  Object.hasOwn(SMARTCAR_ERRORS, text);
