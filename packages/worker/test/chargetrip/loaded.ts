/**
 * Here before anybody asks for them: the loader of the test runner fetches a module for the object or request that first
 * imports it, and lets others that import it meanwhile wait on what is that one's. The Worker as it is deployed has them.
 */
import '../../src/application/authentication/client-assertion.ts';
import '../../src/application/keys/ring-history.ts';
import '../../src/application/keys/sealed-garages.ts';
import '../../src/application/management/connections.ts';
import '../../src/application/management/tokens.ts';
import '../../src/application/registration/demo.ts';
import '../../src/application/registration/register.ts';
import '../../src/application/subscriptions/subscribing.ts';
import '../../src/application/webhooks/endpoints.ts';
import '../../src/application/webhooks/reseal.ts';
import '../../src/application/webhooks/sending.ts';
import '../../src/connectors/simulator/reading.ts';
import '../../src/crypto/signing-key.ts';
import '../../src/dialects/chargetrip/console.tsx';
import '../../src/dialects/chargetrip/dev-token.ts';
import '../../src/dialects/chargetrip/envelope.ts';
import '../../src/dialects/chargetrip/graphql.ts';
import '../../src/dialects/chargetrip/owner-page.ts';
import '../../src/dialects/chargetrip/subscription.ts';
import '../../src/dialects/smartcar/connect/answer.ts';
import '../../src/dialects/smartcar/connect/redirect-page.tsx';
import '../../src/events/webhook-delivery.ts';
import '../../src/garage/verbs/actions.ts';
import '../../src/garage/verbs/face-access.ts';
import '../../src/garage/verbs/reseal.ts';
import '../../src/garage/verbs/views.ts';
import '../../src/garage/view-watchers.ts';
import '../../src/link/actions.ts';
import '../../src/link/callback.ts';
import '../../src/link/fitting.ts';
import '../../src/link/locales/en.ts';
import '../../src/link/pages.ts';
import '../../src/link/render.tsx';
import '../../src/link/settle-return.ts';
import '../../src/simulator/catalogue-models.ts';
import '../../src/simulator/simulator.ts';
