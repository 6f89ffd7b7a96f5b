import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import type { Language } from '../packages/shared/src/languages.ts';

/** A screen of the Link page in one of its states, drawn. */
export interface DrawnStory {
  readonly name: string;
  readonly html: string;
}

const worker = join(import.meta.dirname, '../packages/worker');
const bundle = join(import.meta.dirname, 'test-results/stories.mjs');

/** What the Worker does with a screen, for every story there is. */
const ENTRY = `
  import { renderScreen, textsFor } from './src/link/render.tsx';
  import { STORIES } from './src/link/stories.ts';
  const PAGE = { base: '/link/story', here: '/link/story', formNonce: 'nonce', requestId: 'Ab3dEf9hIjKl', expiry: null };
  export const drawStories = async (language) => {
    const texts = await textsFor(language);
    return STORIES.map(({ name, client, screen }) => {
      const context = { ...PAGE, language, texts, client };
      return { name, html: '<!doctype html>' + renderScreen(context, screen, 'nonce') };
    });
  };
`;

/** Bundles the Worker's own screens into a module for Node. */
export const bundleStories = (): void => {
  execFileSync(
    join(worker, 'node_modules/.bin/esbuild'),
    ['--bundle', '--format=esm', '--platform=neutral', '--log-level=warning', `--outfile=${bundle}`],
    { cwd: worker, input: ENTRY, stdio: ['pipe', 'inherit', 'inherit'] },
  );
};

/** Every story, as it stood when the run began. */
export const drawStories = async (language: Language): Promise<DrawnStory[]> =>
  (await import(pathToFileURL(bundle).href)).drawStories(language);

/** Shows a story under an address of its own. It goes nowhere by itself. */
export const showStory = async (page: Page, { name, html }: DrawnStory): Promise<void> => {
  const still = html.replace(/<meta http-equiv="refresh"[^>]*>/, '');
  await page.route('https://story.example/**', (route) =>
    route.fulfill({ body: still, contentType: 'text/html; charset=utf-8' }),
  );
  await page.goto(`https://story.example/${name}`);
};
