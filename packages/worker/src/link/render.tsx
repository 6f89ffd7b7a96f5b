import type { Child } from 'hono/jsx';
import { Layout } from './layout.tsx';
import type { PageContext, Screen } from './screen.ts';
import { brand } from './screens/brand.tsx';
import { cookies } from './screens/cookies.tsx';
import { elsewhere } from './screens/elsewhere.tsx';
import { ended } from './screens/ended.tsx';
import { error } from './screens/error.tsx';
import { handoff } from './screens/handoff.tsx';
import { intro } from './screens/intro.tsx';
import { loadingVehicles } from './screens/loading-vehicles.tsx';
import { noVehicles } from './screens/no-vehicles.tsx';
import { success } from './screens/success.tsx';
import { vehicles } from './screens/vehicles.tsx';
import type { View } from './screens/view.ts';

const viewOf = (context: PageContext, screen: Screen): View => {
  switch (screen.screen) {
    case 'intro':
      return intro(context, screen);
    case 'brand':
      return brand(context, screen);
    case 'handoff':
      return handoff(context, screen);
    case 'loading-vehicles':
      return loadingVehicles(context, screen);
    case 'vehicles':
      return vehicles(context, screen);
    case 'no-vehicles':
      return noVehicles(context, screen);
    case 'success':
      return success(context, screen);
    case 'ended':
      return ended(context, screen);
    case 'elsewhere':
      return elsewhere(context, screen);
    case 'cookies':
      return cookies(context);
    case 'error':
      return error(context, screen);
  }
};

/** The whole page of a screen. `nonce` is the one its Content-Security-Policy lets style and script in by. */
export const renderScreen = (context: PageContext, screen: Screen, nonce: string): Child => (
  <Layout context={context} view={viewOf(context, screen)} nonce={nonce} />
);

export { textsFor } from './locales/texts.ts';
