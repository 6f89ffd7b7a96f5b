import { localNames } from '@keyfob/shared/vehicle/local-names';
import { popularFirst, searchBrands } from '../brand-search.ts';
import { COUNTRIES } from '../countries.ts';
import type { ListedBrand, PageContext, ScreenOf } from '../screen.ts';
import { AttemptNote } from './attempt-note.tsx';
import { Form } from './form.tsx';
import type { View } from './view.ts';

interface BrandProps {
  readonly context: PageContext;
  readonly screen: ScreenOf<'brand'>;
}

/** In the field's form, which tests of others look for: upper case, words joined by underscores. */
const elementId = (brand: ListedBrand): string => brand.slug.toUpperCase().replaceAll('-', '_');

const monogram = (name: string): string => {
  const words = name.split(/[\s-]+/);
  return words.length > 1
    ? words
        .map((word) => word.charAt(0))
        .join('')
        .slice(0, 2)
    : name.charAt(0);
};

const CountrySwitch = ({ context, screen }: BrandProps) => {
  const { brand } = context.texts;
  const names = new Intl.DisplayNames(context.language, { type: 'region' });
  const countries = COUNTRIES.map((code) => ({ code, name: names.of(code) ?? code }));
  countries.sort((a, b) => a.name.localeCompare(b.name, context.language));
  const current = countries.find(({ code }) => code === screen.country);
  return (
    <details class="country">
      <summary>{current ? brand.inCountry(current.name) : brand.anyCountry}</summary>
      <div class="row">
        <label for="country">{brand.country}</label>
        <select id="country" name="country">
          <option value="">{brand.allCountries}</option>
          {countries.map(({ code, name }) => (
            <option value={code} selected={code === screen.country}>
              {name}
            </option>
          ))}
        </select>
        <button type="submit" id="country-button" class="button small">
          {brand.show}
        </button>
      </div>
    </details>
  );
};

const Search = ({ context, screen }: BrandProps) => (
  <search>
    <form method="get" action={`${context.base}/brand`} id="brand-filter">
      <label for="brand-search">{context.texts.brand.search}</label>
      <div class="row">
        <input
          id="brand-search"
          type="search"
          name="q"
          value={screen.query}
          dir="auto"
          maxlength={60}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          enterkeyhint="search"
        />
        <button type="submit" class="button small">
          {context.texts.brand.submit}
        </button>
      </div>
      <CountrySwitch context={context} screen={screen} />
    </form>
  </search>
);

interface FoundBy extends ListedBrand {
  /** Only found by: what is shown is the Latin name, as on the car. */
  readonly localNames: readonly string[];
}

const BrandButton = ({ brand, shown }: { readonly brand: FoundBy; readonly shown: boolean }) => (
  <li hidden={!shown}>
    <button
      type="submit"
      id={elementId(brand)}
      class="brand-list-item"
      name="brand"
      value={brand.slug}
      data-name={brand.name}
      data-words={[...brand.aliases, ...brand.apps].join('|')}
      data-local={brand.localNames.join('|') || undefined}
    >
      <span class="tile" aria-hidden="true">
        {monogram(brand.name)}
      </span>
      <span>
        <bdi lang="">{brand.name}</bdi>
      </span>
    </button>
  </li>
);

/** All brands are in the page, those that do not match hidden, so that the browser can filter without asking. */
const Brands = ({ context, screen }: BrandProps) => {
  const texts = context.texts.brand;
  const offered = popularFirst(screen.brands, screen.country).map(
    (brand): FoundBy => ({ ...brand, localNames: localNames(brand.slug, context.language) }),
  );
  const found = searchBrands(offered, screen.query);
  const hidden = offered.filter((brand) => !found.includes(brand));
  return (
    <>
      <p
        id="brand-count"
        role="status"
        class="quiet"
        data-counts={JSON.stringify(
          offered.map((_, index) => texts.count(index)).concat(texts.count(offered.length)),
        )}
        data-none={texts.none('\u{fffc}')}
      >
        {found.length > 0 ? texts.count(found.length) : texts.none(screen.query)}
      </p>
      <div id="brand-none" hidden={found.length > 0}>
        <p>{texts.noneHint}</p>
        <p>
          <a class="more" href={`${context.base}/brand`}>
            {texts.showAll}
          </a>
        </p>
      </div>
      <Form context={context} to="brand" id="brand-form">
        <ul class="brands">
          {[...found, ...hidden].map((brand) => (
            <BrandButton brand={brand} shown={found.includes(brand)} />
          ))}
        </ul>
      </Form>
    </>
  );
};

export const brand = (context: PageContext, screen: ScreenOf<'brand'>): View => ({
  heading: context.texts.brand.title,
  step: 'brand',
  body: (
    <>
      <AttemptNote context={context} reason={screen.reason} brand={null} />
      <p class="lead">{context.texts.brand.lead}</p>
      <Search context={context} screen={screen} />
      <Brands context={context} screen={screen} />
      <Form context={context} to="cancel" class="actions">
        {screen.canBeUnlisted ? (
          <button type="submit" id="unlisted-button" class="button" formaction={`${context.base}/unlisted`}>
            {context.texts.unsuitable.unlisted}
          </button>
        ) : null}
        <button type="submit" id="cancel-button" class="button">
          {context.texts.words.cancel}
        </button>
      </Form>
    </>
  ),
});
