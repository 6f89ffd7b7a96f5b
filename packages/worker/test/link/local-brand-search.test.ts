import { LANGUAGES, type Language } from '@keyfob/shared/languages';
import { BRANDS } from '@keyfob/shared/vehicle/brands';
import { localNames } from '@keyfob/shared/vehicle/local-names';
import { describe, expect, it } from 'vitest';
import { fold, searchBrands } from '../../src/link/brand-search.ts';
import { Browser } from '../support/browser.ts';
import { newSession } from '../support/linking.ts';
import { elementsOf, pageOf, story } from './page.ts';
import { walkTo } from './walker.ts';

const listIn = (language: Language) =>
  BRANDS.map((brand) => ({
    ...brand,
    apps: brand.apps.map(({ name }) => name),
    localNames: localNames(brand.slug, language),
  }));

const LISTS = { ar: listIn('ar'), he: listIn('he'), ja: listIn('ja') };
type Local = keyof typeof LISTS;

const found = (language: Local, query: string): string[] =>
  searchBrands(LISTS[language], query).map(({ slug }) => slug);

/** What owners type who read another script, and the brands they must see first, in this order. */
const GOLDEN: Readonly<Record<Local, readonly (readonly [query: string, ...first: string[]])[]>> = {
  ar: [
    // Whole names, and their beginnings.
    ['تسلا', 'tesla'],
    ['تيسلا', 'tesla'],
    ['تس', 'tesla'],
    ['فورد', 'ford'],
    ['كيا', 'kia'],
    ['تويوتا', 'toyota'],
    ['مرسيدس', 'mercedes-benz'],
    ['مرسيدس بنز', 'mercedes-benz'],
    ['بنز', 'mercedes-benz'],
    ['لاندروفر', 'land-rover'],
    ['رنج', 'land-rover'],
    ['فولكس', 'volkswagen'],
    ['جمس', 'gmc'],
    // Hamza on, under or without its alif; alif with madda.
    ['أودي', 'audi'],
    ['اودي', 'audi'],
    ['آودي', 'audi'],
    ['اوبل', 'opel'],
    ['ام جي', 'mg'],
    ['إم جي', 'mg'],
    ['بي ام دبليو', 'bmw'],
    ['بي إم', 'bmw'],
    ['انفينيتي', 'infiniti'],
    // Ta marbuta for ha, alif maqsura for ya.
    ['بورشة', 'porsche'],
    ['شيفرولية', 'chevrolet'],
    ['هيونداى', 'hyundai'],
    // Vowels, tatweel, a mark of direction, forms of presentation.
    ['تِسْلا', 'tesla'],
    ['تســـلا', 'tesla'],
    ['\u200fكيا\u200e', 'kia'],
    ['\ufedb\ufef4\ufe8e', 'kia'],
    // Letters of Persian, and those that write p, v, ch and g.
    ['ڤولڤو', 'volvo'],
    ['پورش', 'porsche'],
    ['کیا', 'kia'],
    ['چيب', 'jeep'],
    ['جاگوار', 'jaguar'],
    // Digits of either row, one typing error, and Latin as ever.
    ['٥٠٠', 'fiat'],
    ['۵۰۰', 'fiat'],
    ['مرسيدز', 'mercedes-benz'],
    ['tesla', 'tesla'],
  ],
  he: [
    ['טסלה', 'tesla'],
    ['טס', 'tesla'],
    ['ב.מ.וו', 'bmw'],
    ['ב מ וו', 'bmw'],
    ['במוו', 'bmw'],
    ['יונדאי', 'hyundai'],
    ['פולקסוואגן', 'volkswagen'],
    ['מרצדס', 'mercedes-benz'],
    ['מרצדס־בנץ', 'mercedes-benz'],
    ['לנדרובר', 'land-rover'],
    ['מזדה', 'mazda'],
    ['שקודה', 'skoda'],
    // Geresh as it is set, as it is typed, as phones set it, and not at all.
    ['ג׳יפ', 'jeep'],
    ["ג'יפ", 'jeep'],
    ['ג’יפ', 'jeep'],
    ['גיפ', 'jeep'],
    ['פיג׳ו', 'peugeot'],
    ['דאציה', 'dacia'],
    // A word cut off where its letter is not final, final where it is not cut, with vowels.
    ['ניסא', 'nissan'],
    ['סיטרואנ', 'citroen'],
    ['ג׳יף', 'jeep'],
    ['טֶסְלָה', 'tesla'],
    ['וולוו', 'volvo'],
    ['bmw', 'bmw'],
  ],
  ja: [
    // Katakana, hiragana, half width, kanji.
    ['テスラ', 'tesla'],
    ['てすら', 'tesla'],
    ['ﾃｽﾗ', 'tesla'],
    ['て', 'tesla'],
    ['トヨタ', 'toyota'],
    ['とよた', 'toyota'],
    ['豊田', 'toyota'],
    ['日産', 'nissan'],
    ['にっさん', 'nissan'],
    ['ﾆｯｻﾝ', 'nissan'],
    ['ﾎﾝﾀﾞ', 'honda'],
    ['ほんだ', 'honda'],
    ['ぽるしぇ', 'porsche'],
    ['ポールスター', 'polestar'],
    ['ワーゲン', 'volkswagen'],
    ['ふぉるくす', 'volkswagen'],
    ['ベンツ', 'mercedes-benz'],
    ['メルセデスベンツ', 'mercedes-benz'],
    ['メルセデス・ベンツ', 'mercedes-benz'],
    ['アルファロメオ', 'alfa-romeo'],
    ['ビーエム', 'bmw'],
    ['ヴォルヴォ', 'volvo'],
    ['ヒュンダイ', 'hyundai'],
    ['ひょんで', 'hyundai'],
    ['フォルクスワーゲソ', 'volkswagen'],
    // Latin of full width.
    ['ＢＭＷ', 'bmw'],
    ['ｔｅｓｌａ', 'tesla'],
    ['ＩＤ．３', 'volkswagen'],
    ['ＭＧ', 'mg'],
    ['比亜迪', 'byd'],
  ],
};

/** All that is found, in its order. */
const EXACTLY: Readonly<Record<Local, readonly (readonly [query: string, slugs: readonly string[]])[]>> = {
  ar: [['خيول', []]],
  he: [['סוסים', []]],
  ja: [
    ['ト', ['toyota']],
    // The last word of BMW's name comes after beginnings.
    ['ダ', ['dacia', 'dodge', 'bmw']],
    ['ホ', ['honda']],
    ['ボ', ['vauxhall', 'volvo']],
    ['ポ', ['polestar', 'porsche']],
    ['うまのせ', []],
  ],
};

describe.each(['ar', 'he', 'ja'] as const)('searchBrands in %s', (language) => {
  it.each(GOLDEN[language])('finds %s', (query, ...first) => {
    expect(found(language, query).slice(0, first.length)).toEqual(first);
  });

  it.each(EXACTLY[language])('finds by %s no others than %j', (query, slugs) => {
    expect(found(language, query)).toEqual(slugs);
  });

  it('finds every brand first by each of its names', () => {
    const missed = LISTS[language].flatMap(({ slug, localNames: names }) =>
      names.filter((name) => found(language, name)[0] !== slug),
    );
    expect(missed).toEqual([]);
  });

  it('folds no two brands’ names into one', () => {
    const folded = LISTS[language].flatMap(({ localNames: names }) => [...new Set(names.map(fold))]);
    expect(folded).toHaveLength(new Set(folded).size);
  });
});

describe('fold', () => {
  it.each([
    ['ＢＭＷ　ｉ３', 'bmw i3'],
    ['ﾊﾞｰﾊﾟｰﾊｰ', 'バーパーハー'],
    ['ひらがな', 'ヒラガナ'],
    ['أإآٱا', 'ااااا'],
    ['شيفرولية', 'شيفروليه'],
    ['ماء وسؤال', 'ما وسوال'],
    ['ةىیٱکگپچڤ', 'هيياككبجف'],
    ['ךםןףץ', 'כמנפצ'],
    ['ץ־ם', 'צ מ'],
    ['ג׳יפ', 'גיפ'],
    ["ג'יפ", 'גיפ'],
    ['ג’יפ', 'גיפ'],
    ['כי\u200cא', 'כיא'],
    ['ב״מ', 'במ'],
    ['٠١٢٣٤٥٦٧٨٩', '0123456789'],
    ['۰۱۲۳۴۵۶۷۸۹', '0123456789'],
  ])('folds %s', (text, folded) => expect(fold(text)).toBe(folded));
});

describe('the page', () => {
  const brandButtons = async (language: Language) =>
    (await elementsOf(pageOf(story('brand'), language))).filter(
      ({ attributes }) => attributes.get('class') === 'brand-list-item',
    );

  it('carries the names of its own language, and no others', async () => {
    for (const language of LANGUAGES)
      for (const { attributes } of await brandButtons(language)) {
        const names = localNames(attributes.get('value') ?? '', language).join('|');
        const carried = attributes.get('data-local')?.replaceAll('&#39;', "'");
        expect([language, carried]).toEqual([language, names || undefined]);
      }
  });

  it('shows and counts only the Latin name', async () => {
    const html = pageOf(story('brand'), 'ar').replaceAll(/ data-local="[^"]*"/g, '');
    expect(html).toContain('<bdi lang="">Tesla</bdi>');
    expect(html).not.toContain('تسلا');
  });

  it.each([
    ['ar', 'تسلا', ['TESLA']],
    ['he', 'טסלה', ['TESLA']],
    ['ja', 'てすら', ['TESLA']],
    ['nb', 'ＴＥＳＬＡ', ['TESLA']],
    ['nb', 'تسلا', []],
    ['en', 'テスラ', []],
  ])('in %s finds %s without a script: %j', async (language, query, ids) => {
    const browser = new Browser();
    const { url } = await walkTo(browser, (await newSession({ language })).url, 'brand');
    const { html } = await browser.open(`${url}?q=${encodeURIComponent(query)}`);
    const shown = [...html.matchAll(/<li><button type="submit" id="(\w+)" class="brand-list-item"/g)];
    expect(shown.map(([, id]) => id)).toEqual(ids);
    expect(html).toContain(`<html lang="${language}"`);
  });
});
