import { brandBySlug } from '@keyfob/shared/vehicle/brands';
import { connectorForBrand, reachableBrands } from '../connectors/registry.ts';
import type { AppContext } from '../context.ts';
import { aboutLink, type CurrentLink, loadLink, readLink, unsealCode } from './current-link.ts';
import { ensureOwnerCookie } from './owner-cookie.ts';
import { type FaceAnswers, returnUrlOf } from './return-url.ts';
import { screenOf } from './screen-of.ts';
import { sendErrorScreen, sendScreen } from './send-screen.ts';
import { currentPage, LINK_PAGES, LINK_POSTS, type LinkPage, mayShow } from './steps.ts';

const COUNTRY = /^[A-Z]{2}$/;

/** Pages with a form that leads to the brand's sign-in: at `vehicles`, the one for another account. */
const LEAVING: readonly LinkPage[] = ['provider', 'vehicles'];

const pathOf = (link: string, page: LinkPage): string =>
  page === '' ? `/link/${link}` : `/link/${link}/${page}`;

const isPage = (text: string): text is LinkPage => LINK_PAGES.some((page) => page === text);

const returnUrl = async (
  c: AppContext,
  answers: FaceAnswers,
  current: CurrentLink,
): Promise<string | null> => {
  const { view, registration } = current;
  const sealed = view.outcome?.sealedCode ?? null;
  const code = sealed === null ? null : await unsealCode(c, current, sealed);
  return returnUrlOf(c, answers, registration, view, code);
};

/** Origin of the sign-in page behind the brand: where the page's form may lead besides ourselves. */
const signInOrigin = (c: AppContext, { view, registration }: CurrentLink): string => {
  const { brand } = view.session;
  const connector = brand === null ? null : connectorForBrand(registration, brand, c.var.config);
  return connector && brand !== null ? connector.signInOrigin(brand) : c.var.config.origin;
};

const countryOf = (c: AppContext, current: CurrentLink): string | null => {
  const asked = c.req.query('country');
  if (asked !== undefined) return COUNTRY.test(asked) ? asked : null;
  const found = c.req.header('CF-IPCountry') ?? '';
  return current.view.request.country ?? (COUNTRY.test(found) ? found : null);
};

const showPage = async (
  c: AppContext,
  answers: FaceAnswers,
  current: CurrentLink,
  page: LinkPage,
): Promise<Response> => {
  const origin = signInOrigin(c, current);
  const error = c.req.query('error') === 'nothing_selected' ? 'nothing_selected' : null;
  const screen = screenOf(page, {
    view: current.view,
    query: {
      q: c.req.query('q') ?? '',
      country: countryOf(c, current),
      forward: c.req.query('forward') !== undefined,
      error,
    },
    now: c.var.now,
    user: current.view.garage.userId,
    returnUrl: await returnUrl(c, answers, current),
    host: new URL(origin).host,
    brands: reachableBrands(current.registration, c.var.config).filter((slug) => brandBySlug(slug)),
  });
  return sendScreen(c, aboutLink(c, current), screen, {
    status: error ? 422 : 200,
    formTargets: LEAVING.includes(page) ? [origin] : [],
  });
};

/**
 * A GET only looks: at the page asked for, or at the one where the session stands. `answers`: the faces that tell a
 * link's end in words of their own.
 */
export const showLink = async (c: AppContext, answers: FaceAnswers): Promise<Response> => {
  const page = c.req.param('page') ?? '';
  const address = await readLink(c, c.req.param('link') ?? '');
  // The address of a POST, entered again from the history or an error page.
  if (address && !isPage(page) && LINK_POSTS.some((post) => post === page))
    return c.redirect(pathOf(address.link, ''), 303);
  if (!address || !isPage(page)) return sendErrorScreen(c, 'not_found');
  const current = await loadLink(c, address, await ensureOwnerCookie(c));
  if (!current.ok) return sendErrorScreen(c, current.code);
  if (!mayShow(current.value.view, page, c.var.now))
    return c.redirect(pathOf(address.link, currentPage(current.value.view, c.var.now)), 303);
  return showPage(c, answers, current.value, page);
};
