import { BRANDS } from '@keyfob/shared/vehicle/brands';
import type { FC } from 'hono/jsx';
import { accountNameOf, type MadeAccount } from '../made-vehicles.ts';
import { VEHICLE_STATES } from '../vehicles/held-state.ts';
import { modelsOf, slugOf } from '../vehicles/models.ts';
import {
  Choice,
  Field,
  type FieldProblem,
  Layout,
  type PageProps,
  ProblemSummary,
  titleOf,
} from './layout.tsx';

/** What was typed, as it was typed. */
export interface Typed {
  /** `brand/model`, both as slugs. */
  readonly model: string;
  readonly year: string;
  readonly vin: string;
  readonly state: string;
}

interface MakeVehicleProps extends PageProps {
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  /** `null` until one was made. */
  readonly made: MadeAccount | null;
}

const Made: FC<Pick<MakeVehicleProps, 'texts'> & { readonly made: MadeAccount }> = ({ texts, made }) => (
  <section aria-labelledby="made">
    <h2 id="made">{texts.make.done}</h2>
    <p>{texts.make.use(made.brand.name)}</p>
    <p class="account" id="account-name">
      {accountNameOf(made)}
    </p>
    {made.vehicles.map(({ model, year, vin, state }) => (
      <p>
        {made.brand.name} {model.name}, {year}, {vin}: {texts.make.states[state]}
      </p>
    ))}
  </section>
);

/** Asked for with GET: it changes nothing, and its address can be kept. */
export const MakeVehiclePage: FC<MakeVehicleProps> = ({ texts, nonce, typed, problems, made }) => (
  <Layout texts={texts} nonce={nonce} brand={null} title={titleOf(texts, texts.make.title, problems)} wide>
    <ProblemSummary texts={texts} problems={problems} />
    <h1>{texts.make.title}</h1>
    <p class="lead">{texts.make.lead}</p>
    {made && <Made texts={texts} made={made} />}
    <form method="get" novalidate>
      <input type="hidden" name="ui_locales" value={texts.language} />
      <Choice texts={texts} name="model" label={texts.make.model} problems={problems}>
        {BRANDS.map(({ slug, name }) => (
          <optgroup label={name}>
            {modelsOf(slug).map((model) => {
              const value = `${slug}/${slugOf(model)}`;
              return (
                <option value={value} selected={value === typed.model}>
                  {name} {model.name}
                </option>
              );
            })}
          </optgroup>
        ))}
      </Choice>
      <Field
        texts={texts}
        name="year"
        label={texts.make.year}
        hint={texts.make.yearHint}
        problems={problems}
        type="text"
        autocomplete="off"
        inputmode="numeric"
        value={typed.year}
        maxlength={4}
      />
      <Field
        texts={texts}
        name="vin"
        label={texts.make.vin}
        hint={texts.make.vinHint}
        problems={problems}
        type="text"
        autocomplete="off"
        value={typed.vin}
        maxlength={24}
      />
      <Choice texts={texts} name="state" label={texts.make.state} problems={problems}>
        {VEHICLE_STATES.map((state) => (
          <option value={state} selected={state === typed.state}>
            {texts.make.states[state]}
          </option>
        ))}
      </Choice>
      <button id="make-button" type="submit">
        {texts.make.button}
      </button>
    </form>
    <p>{texts.make.api}</p>
  </Layout>
);
