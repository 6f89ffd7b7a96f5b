import { WorkerEntrypoint } from 'cloudflare:workers';
import { applicationOf } from '../../../application/application-of.ts';
import type { LookRound } from '../../../application/subscriptions/records.ts';
import type { Env } from '../../../env.ts';
import { faultOf, log } from '../../../log.ts';
import { onDemand } from '../../../on-demand.ts';

/** Loaded with the first vehicle that is subscribed. */
const looking = onDemand(() => import('./look.ts'));

/**
 * The Worker's hands for an application that tells of vehicles: it answers as soon as it has taken a round, looks at the
 * vehicles, tells the webhook, and tells the application afterwards. What it never tells of is handed out again.
 */
export class SmartcarCourier extends WorkerEntrypoint<Env> {
  look(round: LookRound): void {
    this.ctx.waitUntil(
      this.#lookAll(round).catch((error: unknown) => {
        log('courier_failed', { kind: 'subscriptions', ...faultOf(error) });
      }),
    );
  }

  async #lookAll(round: LookRound): Promise<void> {
    const { lookAtAll } = await looking();
    const looks = await lookAtAll(this.env, round);
    const { id, place } = round.webhook;
    if (looks.length > 0) await applicationOf(this.env, place).settleLooks(id, looks);
  }
}
