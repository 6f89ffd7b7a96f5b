import { words } from '@keyfob/shared/words/en';
import { permissions } from './en-permissions.ts';
import { unsuitable } from './en-unsuitable.ts';
import type { Texts } from './texts.ts';

const plural = new Intl.PluralRules('en');
const lists = new Intl.ListFormat('en', { type: 'conjunction' });

const count = (number: number, one: string, other: string): string =>
  `${number} ${plural.select(number) === 'one' ? one : other}`;

const one = (number: number): boolean => plural.select(number) === 'one';

const list = (items: readonly string[]): string => lists.format(items);

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('en') + text.slice(1);

export const texts: Texts = {
  words,
  theApp: 'the app',
  list,

  frame: {
    asks: (domain) => `asks from ${domain}`,
    simulated: 'This is a simulation. The cars, accounts and sign-in pages are made up.',
    language: 'Language',
    help: 'Help',
    privacy: (client) => `Privacy at ${client}`,
    support: (client) => `Help from ${client}`,
    howItWorks: 'How this works',
    howItWorksText: (client) => [
      `Keyfob connects cars to apps. ${capital(client)} uses it so that you can share your car without giving anyone your password.`,
      'You sign in on the car brand’s own page. The brand then gives Keyfob a key that opens only what you choose here.',
      `Nothing reaches ${client} before you press Share on the last step.`,
    ],
    back: (client) => `Back to ${client}`,
    offline: 'You are offline. What you entered is still here. Continue when you are connected again.',
    expiringTitle: 'Are you still there?',
    expiring:
      'For your safety this page closes in about two minutes. Press any key or the button to keep going.',
    expiringSoonTitle: 'This link ends soon',
    expiringSoon: (client) =>
      `This link ends in about two minutes. If you need more time, start again from ${client}; nothing is shared until you finish.`,
    keepGoing: 'Keep going',
    understood: 'OK',
  },

  intro: {
    title: (client) => `Connect your car to ${client}`,
    lead: (client) => `${client} would like to reach your car through its online account.`,
    points: (client) => [
      {
        title: 'You choose what to share',
        text: `You see every car and every permission before anything goes to ${client}.`,
      },
      {
        title: 'Your password stays with you',
        text: `You sign in at your car’s brand. Neither Keyfob nor ${client} ever sees the password.`,
      },
      {
        title: 'You can stop at any time',
        text: `End the sharing whenever you like, without giving a reason.`,
      },
    ],
    forUser: (hint) => `You are connecting as ${hint}.`,
    continue: 'Continue',
    senderTitle: (client) => `Did ${client} send you this?`,
    senderLead: (client) =>
      `Whoever started this link will get access to your car. Continue only if you started it yourself at ${client}.`,
    senderApplication: 'App',
    senderUser: 'Account there',
    senderNobody: 'Not named by the app',
    senderWarning:
      'If someone else sent you the link, or the account is not yours, choose No. Nothing is shared then.',
    yes: 'Yes, continue',
    no: 'No',
  },

  brand: {
    title: 'Which brand is your car?',
    lead: 'Choose the badge on the car. Next, you sign in at that brand.',
    search: 'Search brands, models or apps',
    submit: 'Search',
    count: (number) => count(number, 'brand', 'brands'),
    inCountry: (country) => `Brands in ${country} · change country`,
    anyCountry: 'Brands in all countries · choose country',
    allCountries: 'All countries',
    country: 'Country',
    show: 'Show',
    none: (query) => `No brand matches “${query}”`,
    noneHint:
      'Check the spelling, or try the name on the badge or of the car’s app. If the brand is not here, it cannot be connected yet.',
    showAll: 'Show all brands',
  },

  handoff: {
    title: (brand) => `Sign in at ${brand}`,
    lead: (host) => `You are leaving this page for ${host}.`,
    account: (brand, app) =>
      app === null
        ? `Sign in there with your ${brand} account.`
        : `Sign in there with the account you use in the ${app} app.`,
    password: (client) => `Keyfob and ${client} never see your password.`,
    afterwards: (client) => `Then you come back here and choose what ${client} may see.`,
    addressLabel: 'The address should read',
    go: (brand) => `Go to ${brand}`,
    otherBrand: 'Choose another brand',
  },

  loading: {
    title: 'Looking for your cars',
    lead: (brand) =>
      `${brand} is telling us which cars are in your account. It can take up to a minute. This page goes on by itself.`,
  },

  vehicles: {
    title: (client) => `What do you want to share with ${client}?`,
    lead: (client, brand) => `You are signed in at ${brand}. Nothing has gone to ${client} yet.`,
    forUser: (hint) => `It will belong to ${hint}.`,
    cars: (number) => (one(number) ? 'Your car' : 'Your cars'),
    single: 'Choose one car.',
    vin: (ending) => `VIN ends in ${ending}`,
    connected: 'Already connected',
    staysConnected: (client) =>
      `A car that is already connected stays so, even if you leave it out here. To end that, disconnect it in ${client}.`,
    cannotShare: (permissions, client) =>
      `Cannot be connected: it does not give ${permissions}, which ${client} needs.`,
    noneFit: (client) =>
      `None of these cars can give what ${client} needs. Nothing was shared. You can sign in with another account, or stop here.`,
    nothingSelected: 'Choose at least one car to share, or press Don’t share.',
    reads: (client) => `${client} can see`,
    controls: (client) => `${client} can do`,
    needed: 'Needed',
    neededHint: (client) => `${client} does not work without what is marked Needed. The rest is up to you.`,
    notShared: 'Not shared',
    andMore: (permissions, more) => `${permissions} and ${more} more`,
    howLong: 'For how long',
    howLongText: (client, durable) =>
      durable
        ? `Until you stop it. ${client} can use it also while you are not in the app.`
        : `Only for a short while: ${client} has to ask you again when the access runs out, within hours.`,
    howToStop: 'How to stop',
    howToStopText: (client, brand) =>
      `Disconnect the car in ${client}, or remove the access in your ${brand} account. That ends it.`,
    share: (client) => `Share with ${client}`,
    dontShare: 'Don’t share',
    otherAccount: 'Use another account',
  },

  noVehicles: {
    title: (account) => `No cars in this ${account} account`,
    lead: (client) => `You signed in, but the account holds no car. Nothing was shared with ${client}.`,
    hints: [
      'The car may be in another account, for example of someone in your household.',
      'Often only the main user of a car can share it.',
      'A new car may have to be added in the brand’s app first.',
    ],
    otherAccount: 'Use another account',
    otherBrand: 'Choose another brand',
  },

  success: {
    title: (brand, number) =>
      one(number) ? `You shared your ${brand}` : `You shared ${number} ${brand} cars`,
    lead: (client) => `${client} now finishes the connection. You can stop the sharing at any time.`,
    goBack: (client) => `Go back to ${client} to see that it worked.`,
    close: (client) => `You can close this window and go on in ${client}.`,
  },

  ended: {
    completed: (client) => ({
      title: 'This link is finished',
      text: `You have already connected your car with it. Nothing more is needed here. To connect another car, start again from ${client}.`,
    }),
    denied: (client) => ({
      title: 'You chose not to share',
      text: `Nothing was shared. If you change your mind, start again from ${client}.`,
    }),
    cancelled: (client) => ({
      title: 'You stopped before sharing',
      text: `Nothing was shared. You can connect your car later from ${client}.`,
    }),
    expired: (client) => ({
      title: 'This link has expired',
      text: `Links last only a while, to keep your car safe. Nothing was shared. Start again from ${client}.`,
    }),
    failed: (client) => ({
      title: 'The car could not be connected',
      text: `The connection was not completed, and ${client} has no access to your car through it. Start again from ${client}.`,
    }),
  },
  elsewhere: (client) => ({
    title: 'This link was opened in another browser',
    text: `To keep your car safe, a link works only in the browser that opened it first. Go on there, or start again from ${client}. Nothing was shared from here.`,
  }),
  cookies: (client) => ({
    title: 'Your browser blocks cookies',
    text: `One cookie is needed to know that it is still you when you come back from your car’s brand. Allow cookies for this page and try again. Nothing was shared with ${client}.`,
  }),

  errors: {
    not_found: (client) => ({
      title: 'There is nothing here',
      text: `The address is incomplete or no longer in use. Nothing was shared. Start again from ${client}.`,
    }),
    server_error: (client) => ({
      title: 'Something went wrong at Keyfob',
      text: `It is our fault, not yours. Nothing new was shared with ${client}. Try again in a moment.`,
    }),
    not_configured: () => ({
      title: 'This Keyfob is not set up yet',
      text: 'Whoever runs it has to finish the settings. Nothing was shared.',
    }),
    session_expired: (client) => texts.ended.expired(client),
    session_finished: (client) => ({
      title: 'This link is finished',
      text: `It was used before and cannot be used again. To connect a car, start again from ${client}.`,
    }),
    session_not_open: (client) => ({
      title: 'This step is over',
      text: `The page you came from is out of date. Nothing new was shared. Go on from the latest page, or start again from ${client}.`,
    }),
    session_elsewhere: (client) => texts.elsewhere(client),
    too_many_sessions: (client) => ({
      title: 'Too many links are open',
      text: `Several links for ${client} were started and not finished. Finish one of them, or try again later. Nothing was shared.`,
    }),
    form_not_ours: () => ({
      title: 'The page was out of date',
      text: 'We could not be sure that the form came from this page, so nothing was done and nothing was shared. Go back, reload the page and press the button again.',
    }),
    cookies_blocked: (client) => texts.cookies(client),
    user_denied: (client) => texts.ended.denied(client),
    user_cancelled: (client) => texts.ended.cancelled(client),
    brand_unknown: () => ({
      title: 'That brand cannot be connected',
      text: 'Go back and choose a brand from the list. Nothing was shared.',
    }),
    nothing_selected: () => ({
      title: 'No car was chosen',
      text: 'Go back and choose at least one car. Nothing was shared.',
    }),
    provider_cancelled: () => ({
      title: 'You came back before finishing',
      text: 'The sign-in at your car’s brand was not completed. Nothing was shared. You can try again.',
    }),
    provider_unavailable: () => ({
      title: 'The car brand does not answer',
      text: 'The fault is on the brand’s side. Nothing was shared. Try again in a few minutes.',
    }),
    provider_refused: () => ({
      title: 'The car brand said no',
      text: 'The brand did not accept the request. Nothing was shared. Try again, or use another account.',
    }),
    no_vehicles: (client) => ({
      title: 'No cars in this account',
      text: `The account holds no car. Nothing was shared with ${client}. Use another account, or ask the car’s main user.`,
    }),
    vehicle_unreachable: () => ({
      title: 'The car does not answer',
      text: 'It may be asleep or without coverage. Open the car’s own app to wake it, then try again.',
    }),
    vehicle_gone: (client) => ({
      title: 'This car was removed',
      text: `It is no longer connected, and ${client} has no access to it. To connect it again, start from ${client}.`,
    }),
    reauthorization_required: (client) => ({
      title: 'The car has to be connected again',
      text: `The brand ended the access, for example after a new password. Start again from ${client}.`,
    }),
  },
  applicationError: (client) => ({
    title: 'This link does not work',
    text: `${capital(client)} sent you here with a request that is not right. There is nothing you can do about it, and nothing was shared. Whoever runs the app can find the fault with the request ID below.`,
  }),
  generalError: (client) => ({
    title: 'Something went wrong',
    text: `Nothing new was shared. Go back to ${client} and try again. If it happens again, give them the request ID below.`,
  }),
  attempt: (brand) => ({
    provider_cancelled: `You came back from ${brand} before the sign-in was finished. Nothing was shared.`,
    provider_unavailable: `${brand} does not answer right now. The fault is on their side, and nothing was shared. Try again in a few minutes.`,
    provider_refused: `${brand} did not accept the request. Nothing was shared. Try again, or use another account.`,
    reauthorization_required: `${brand} ended the sign-in before we could read your cars. Nothing was shared. Sign in again.`,
    no_vehicles: `The ${brand} account held no car. Nothing was shared. Sign in with another account.`,
    vehicle_unreachable: `${brand} could not reach your car. Nothing was shared. Wake it with its own app, then try again.`,
    general: `The sign-in at ${brand} did not work. Nothing was shared. Try again.`,
  }),

  permissions,
  unsuitable,
};
