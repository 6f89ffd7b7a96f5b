import type { Texts } from './texts.ts';

export const unsuitable: Texts['unsuitable'] = {
  unlisted: 'I don’t see my brand',
  noSubscription: 'Its connected services are not active.',
  notCompatible: 'This car cannot be connected.',
  noneSubscribed: (brand) =>
    `Nothing was shared. To connect the car, first activate its connected services at ${brand}. Then start again, or sign in with another account.`,
  noneCompatible:
    'None of these cars can be connected. Nothing was shared. You can sign in with another account, or go back.',
  tell: 'Tell the app which car it is',
  tellHint: 'Its make, model, year and VIN are told then, and nothing else.',
  otherCar: 'The car is not in this account',
  otherThanVin: (ending) =>
    `The car that was asked for, whose VIN ends in ${ending}, is not in the account you signed in with. Nothing was shared.`,
  otherThanBefore:
    'The car that is to be connected again is not in the account you signed in with. Nothing was shared.',
  attempt: (brand) => ({
    subscription_inactive: `The car’s connected services are not active at ${brand}. Nothing was shared. Activate them, then sign in again.`,
    vehicle_not_compatible: `${brand} does not let this car be connected. Nothing was shared. You can sign in with another account.`,
    owner_action_required: `${brand} first wants something from you, such as agreeing to its terms. Nothing was shared. Do what the brand’s app asks, then sign in again.`,
  }),
  fault: 'What was wrong with the request',
  explained: {
    rate_limited: {
      title: 'Too many requests at once',
      text: 'Too many requests came from your network within a short time. Nothing was shared. Wait a minute, then reload the page.',
    },
    garage_full: {
      title: 'There is no room for another car',
      text: 'As many cars are connected for you as can be. Nothing new was shared. Remove one in the app that you no longer need, then try again.',
    },
  },
};
