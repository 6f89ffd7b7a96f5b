import { Hono } from 'hono';
import type { AppContext, AppEnv } from '../context.ts';
import { onDemand } from '../on-demand.ts';
import type { FaceAnswers } from './return-url.ts';
import { LINK_POSTS } from './steps.ts';

const pages = onDemand(() => import('./pages.ts'));
const actions = onDemand(() => import('./actions.ts'));

/**
 * `/link`: the hosted pages of a link, loaded with the first owner. `answers`: the faces that tell its end in words of
 * their own.
 */
export const linkRoutes = (answers: FaceAnswers): Hono<AppEnv> => {
  const routes = new Hono<AppEnv>();
  for (const name of LINK_POSTS)
    routes.post(`/:link/${name}`, async (c) => (await actions()).linkActions(answers)[name](c));
  const show = async (c: AppContext) => (await pages()).showLink(c, answers);
  return routes.get('/:link', show).get('/:link/:page', show);
};
