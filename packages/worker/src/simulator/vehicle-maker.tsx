import type { Failure } from '@keyfob/shared/result';
import { Hono } from 'hono';
import * as v from 'valibot';
import type { AppContext, AppEnv } from '../context.ts';
import { sendPage } from '../page.ts';
import { parseWith, readJson } from '../request-body.ts';
import { textsFor } from './locales/texts.ts';
import { accountNameOf, type MadeAccount, MOST_VEHICLES, readWishes } from './made-vehicles.ts';
import type { FieldProblem } from './pages/layout.tsx';
import { MakeVehiclePage } from './pages/make-vehicle.tsx';

const wish = {
  make: v.pipe(v.string(), v.maxLength(40)),
  model: v.pipe(v.string(), v.maxLength(80)),
  year: v.exactOptional(v.number()),
  vin: v.exactOptional(v.pipe(v.string(), v.maxLength(40))),
  state: v.exactOptional(v.string()),
};
const OneWish = v.strictObject(wish);
const SeveralWishes = v.strictObject({
  vehicles: v.pipe(v.array(v.strictObject(wish)), v.maxLength(MOST_VEHICLES)),
});

const PROBLEMS: Readonly<Record<string, FieldProblem['problem']>> = {
  make: 'model_wrong',
  model: 'model_wrong',
  year: 'year_wrong',
  vin: 'vin_wrong',
  state: 'state_wrong',
};

/** Where a failure is shown: makes are chosen with their models. */
const problemsOf = ({ field = 'model', detail }: Failure): readonly FieldProblem[] => [
  {
    field: field === 'make' ? 'model' : field,
    problem: PROBLEMS[field] ?? 'model_wrong',
    ...(detail === undefined ? {} : { detail }),
  },
];

/** `GET /simulator/vehicles`: the form, and with its fields filled in what they make. */
const showPage = (c: AppContext): Response | Promise<Response> => {
  const query = new URL(c.req.url).searchParams;
  const texts = textsFor(query.get('ui_locales'));
  const typed = {
    model: query.get('model') ?? '',
    year: (query.get('year') ?? '').trim(),
    vin: (query.get('vin') ?? '').trim(),
    state: query.get('state') ?? 'parked',
  };
  const [make = '', model = ''] = typed.model.split('/');
  const asked = query.has('model');
  const read = readWishes([
    {
      make,
      model,
      state: typed.state,
      ...(typed.year === '' ? {} : { year: Number(typed.year) }),
      ...(typed.vin === '' ? {} : { vin: typed.vin }),
    },
  ]);
  const problems = asked && !read.ok ? problemsOf(read) : [];
  return sendPage(
    c,
    (nonce) => (
      <MakeVehiclePage
        texts={texts}
        nonce={nonce}
        typed={typed}
        problems={problems}
        made={asked && read.ok ? read.value : null}
      />
    ),
    { status: problems.length > 0 ? 422 : 200 },
  );
};

const bodyOf = (made: MadeAccount) => ({
  username: accountNameOf(made),
  brand: made.brand.slug,
  vehicles: made.vehicles.map(({ model, year, vin, state }) => ({
    make: made.brand.name,
    model: model.name,
    year,
    vin,
    state,
  })),
});

/** `POST /simulator/vehicles`: one wish, or a list of them as `vehicles`. Stores nothing; the same gives the same. */
const makeVehicles = async (c: AppContext): Promise<Response> => {
  c.header('Cache-Control', 'no-store');
  const body = await readJson(c.req.raw);
  const several = body.ok && Object.hasOwn(Object(body.value), 'vehicles');
  const wishes = body.ok ? parseWith(several ? SeveralWishes : OneWish, body.value) : body;
  const made = wishes.ok
    ? readWishes('vehicles' in wishes.value ? wishes.value.vehicles : [wishes.value])
    : wishes;
  if (made.ok) return c.json(bodyOf(made.value));
  const { code, detail, field } = made;
  return c.json({ error: code, detail, field }, body.ok ? 422 : 400);
};

export const vehicleMaker = new Hono<AppEnv>().get('/', (c) => showPage(c)).post('/', (c) => makeVehicles(c));
