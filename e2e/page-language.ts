import type { Page } from '@playwright/test';
import type { Sites } from './sites.ts';

/** The partner's page says that it is in another language, which its widget and the Link page follow. */
export const inLanguage = (page: Page, { partner }: Sites, language: string): Promise<void> =>
  page.route(
    ({ origin, pathname }) => origin === partner && pathname === '/',
    async (route) => {
      // Node knows this machine by its plain name alone.
      const url = route.request().url().replace(new URL(partner).hostname, 'localhost');
      const response = await route.fetch({ url });
      const body = (await response.text()).replace('<html lang="en">', `<html lang="${language}">`);
      await route.fulfill({ response, body });
    },
  );
