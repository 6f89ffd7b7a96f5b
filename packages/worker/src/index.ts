export { app as default } from './app.ts';
export { Application } from './application/application.ts';
export { SmartcarCourier } from './dialects/smartcar/webhooks/courier.ts';
export { Courier } from './events/courier.ts';
export { Garage } from './garage/garage.ts';
