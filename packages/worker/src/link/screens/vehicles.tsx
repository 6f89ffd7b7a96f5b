import { VEHICLE_SCOPES, type VehicleScope } from '@keyfob/shared/scopes';
import type { Child } from 'hono/jsx';
import type { PageContext, PermissionChoice, ScreenOf, VehicleChoice } from '../screen.ts';
import { Form } from './form.tsx';
import { OtherAccount, Unsuitable } from './unsuitable.tsx';
import { clientName, type View } from './view.ts';

interface VehiclesProps {
  readonly context: PageContext;
  readonly screen: ScreenOf<'vehicles'>;
}

/** Past this many the list of what is not shared folds away. */
const NOT_SHARED_SHOWN = 4;

const names = (context: PageContext, scopes: readonly VehicleScope[]): string =>
  context.texts.list(scopes.map((scope) => context.texts.permissions[scope].name));

/** What stands between the items of a list before its last, such as a comma. */
const separator = (context: PageContext): string =>
  new Intl.ListFormat(context.language).formatToParts(['1', '2', '3']).find(({ type }) => type === 'literal')
    ?.value ?? ', ';

const fits = ({ missing, obstacle }: VehicleChoice): boolean => missing.length === 0 && obstacle === null;

/** Why a car cannot be shared, under its name. */
const reasonOf = (context: PageContext, { missing, obstacle }: VehicleChoice): string => {
  const { unsuitable, vehicles } = context.texts;
  if (obstacle === 'subscription_inactive') return unsuitable.noSubscription;
  return obstacle === null
    ? vehicles.cannotShare(names(context, missing), clientName(context))
    : unsuitable.notCompatible;
};

const Vehicle = ({ context, screen, vehicle }: VehiclesProps & { readonly vehicle: VehicleChoice }) => {
  const texts = context.texts.vehicles;
  return (
    <label class="card">
      <input
        type={screen.selection === 'single' ? 'radio' : 'checkbox'}
        name="vehicle"
        value={vehicle.id}
        checked={vehicle.selected && fits(vehicle)}
        disabled={!fits(vehicle)}
        aria-describedby={vehicle.connected ? 'stays-connected' : undefined}
      />
      <span class="what">
        <strong>
          <bdi>{vehicle.name}</bdi>
        </strong>
        <span>
          <bdi>{vehicle.description}</bdi>
        </span>
        {vehicle.vinEnding === null ? null : <span class="quiet">{texts.vin(vehicle.vinEnding)}</span>}
        {vehicle.connected ? <span class="badge">{texts.connected}</span> : null}
        {fits(vehicle) ? null : <span class="reason">{reasonOf(context, vehicle)}</span>}
      </span>
    </label>
  );
};

const Vehicles = ({ context, screen }: VehiclesProps) => {
  const texts = context.texts.vehicles;
  return (
    <fieldset aria-describedby={screen.error === null ? undefined : 'nothing-selected'}>
      <legend>{texts.cars(screen.vehicles.length)}</legend>
      {screen.selection === 'single' && screen.vehicles.length > 1 ? <p>{texts.single}</p> : null}
      <p id="nothing-selected" class="note error" role="alert" hidden={screen.error === null}>
        {texts.nothingSelected}
      </p>
      {screen.vehicles.map((vehicle) => (
        <Vehicle context={context} screen={screen} vehicle={vehicle} />
      ))}
      {screen.vehicles.some(({ connected }) => connected) ? (
        <p id="stays-connected">{texts.staysConnected(clientName(context))}</p>
      ) : null}
    </fieldset>
  );
};

/** A disabled box sends nothing, so a required permission travels in a hidden field beside it. */
const Permission = ({
  context,
  choice,
}: {
  readonly context: PageContext;
  readonly choice: PermissionChoice;
}) => {
  const { name, gives } = context.texts.permissions[choice.scope];
  return (
    <label class="card">
      {choice.required ? <input type="hidden" name="scope" value={choice.scope} /> : null}
      <input
        type="checkbox"
        name={choice.required ? undefined : 'scope'}
        value={choice.required ? undefined : choice.scope}
        checked={choice.required || choice.selected}
        disabled={choice.required}
      />
      <span class="what">
        <strong>
          {name}
          {choice.required ? <span class="badge">{context.texts.vehicles.needed}</span> : null}
        </strong>
        <span>{gives}</span>
      </span>
    </label>
  );
};

interface PermissionsProps {
  readonly context: PageContext;
  readonly title: string;
  readonly choices: readonly PermissionChoice[];
}

const Permissions = ({ context, title, choices }: PermissionsProps) =>
  choices.length === 0 ? null : (
    <fieldset>
      <legend>{title}</legend>
      {choices.map((choice) => (
        <Permission context={context} choice={choice} />
      ))}
    </fieldset>
  );

const NotShared = ({ context, screen }: VehiclesProps): Child => {
  const texts = context.texts.vehicles;
  const { notShared } = screen;
  if (notShared.length <= NOT_SHARED_SHOWN + 1) return names(context, notShared);
  const first = notShared.slice(0, NOT_SHARED_SHOWN).map((scope) => context.texts.permissions[scope].name);
  return (
    <details>
      <summary>{texts.andMore(first.join(separator(context)), notShared.length - NOT_SHARED_SHOWN)}</summary>
      <p>{names(context, notShared)}</p>
    </details>
  );
};

const Terms = ({ context, screen }: VehiclesProps) => {
  const texts = context.texts.vehicles;
  const client = clientName(context);
  return (
    <dl class="facts">
      {screen.notShared.length === 0 ? null : (
        <div>
          <dt>{texts.notShared}</dt>
          <dd>
            <NotShared context={context} screen={screen} />
          </dd>
        </div>
      )}
      <div>
        <dt>{texts.howLong}</dt>
        <dd>{texts.howLongText(client, screen.durable)}</dd>
      </div>
      <div>
        <dt>{texts.howToStop}</dt>
        <dd>{texts.howToStopText(client, screen.brand.name)}</dd>
      </div>
    </dl>
  );
};

const Consent = ({ context, screen }: VehiclesProps) => {
  const texts = context.texts.vehicles;
  const client = clientName(context);
  const controls = screen.permissions.filter(({ scope }) => VEHICLE_SCOPES[scope].control);
  const reads = screen.permissions.filter(({ scope }) => !VEHICLE_SCOPES[scope].control);
  return (
    <Form context={context} to="approve" id="consent-form">
      <Vehicles context={context} screen={screen} />
      {screen.permissions.some(({ required }) => required) ? <p>{texts.neededHint(client)}</p> : null}
      <Permissions context={context} title={texts.reads(client)} choices={reads} />
      <Permissions context={context} title={texts.controls(client)} choices={controls} />
      <Terms context={context} screen={screen} />
      <p class="actions equal">
        <button type="submit" id="approval-button" class="button primary">
          {texts.share(client)}
        </button>
        <button type="submit" id="deny-button" class="button strong" formaction={`${context.base}/deny`}>
          {texts.dontShare}
        </button>
      </p>
    </Form>
  );
};

/** Why none of the cars can be shared, and what the owner can do. */
const noneFits = (context: PageContext, { unsuitable, vehicles, brand }: ScreenOf<'vehicles'>): string => {
  const { texts } = context;
  if (unsuitable === 'subscription_inactive') return texts.unsuitable.noneSubscribed(brand.name);
  return vehicles.every(({ obstacle }) => obstacle === null)
    ? texts.vehicles.noneFit(clientName(context))
    : texts.unsuitable.noneCompatible;
};

const NoneFit = ({ context, screen }: VehiclesProps) => (
  <>
    <p class="note error">{noneFits(context, screen)}</p>
    <Vehicles context={context} screen={screen} />
    {screen.tellsWhy ? <Unsuitable context={context} screen={screen} /> : <OtherAccount context={context} />}
  </>
);

/** The consent: asked for real cars, once they are known. */
export const vehicles = (context: PageContext, screen: ScreenOf<'vehicles'>): View => {
  const texts = context.texts.vehicles;
  const client = clientName(context);
  const Body = screen.vehicles.some(fits) ? Consent : NoneFit;
  return {
    heading: texts.title(client),
    step: 'vehicles',
    body: (
      <>
        <p class="lead">
          {texts.lead(client, screen.brand.name)}{' '}
          {screen.userHint === null ? null : texts.forUser(screen.userHint)}
        </p>
        <Body context={context} screen={screen} />
      </>
    ),
  };
};
