import type { Env as KeyfobEnv } from './env.ts';

declare global {
  namespace Cloudflare {
    /** Types `env` of 'cloudflare:workers'. */
    interface Env extends KeyfobEnv {}
    interface GlobalProps {
      /** Types `exports` of 'cloudflare:workers': the Worker's own exports, reached from inside. */
      mainModule: typeof import('./index.ts');
    }
  }
}
