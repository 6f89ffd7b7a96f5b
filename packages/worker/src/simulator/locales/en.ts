import type { Texts } from './texts.ts';

export const en: Texts = {
  language: 'en',
  band: (brand) => `Simulated ${brand}`,
  bandNote: (brand) =>
    `This page is not from ${brand}. It stands in for a car maker, so that linking can be tried.`,
  back: 'Back to the app',
  errorPrefix: 'Error',
  problemsTitle: 'There is a problem',
  problems: {
    username_missing: 'Enter your e-mail address or user name',
    password_missing: 'Enter your password',
    wrong_password: 'The user name or the password is not right. Check both and try again',
    locked: 'This account is locked after too many attempts. Use another account',
    code_missing: 'Enter the code with six digits',
    code_wrong: 'That code is not right. Check it and try again',
    took_too_long: 'It took too long. Sign in again',
  },
  signIn: {
    title: 'Sign in',
    lead: (brand) => `Use the account of your ${brand}.`,
    username: 'E-mail or user name',
    password: 'Password',
    button: 'Sign in',
  },
  accounts: {
    summary: 'Which accounts can I use?',
    any: 'Any name and any password work. Each name has cars of its own, always the same ones.',
    scripted: 'These do something special, with any password:',
    what: {
      'wrong-password': 'the password is wrong',
      locked: 'the account is locked',
      mfa: 'asks for a code',
      'sign-in-error': 'signing in fails',
      'no-vehicles': 'no car in the account',
      'one-car': 'one car',
      'two-cars': 'two cars',
      'three-cars': 'three cars',
      'provider-down': 'nothing answers after signing in',
      'rate-limited': 'too many requests after signing in',
      'vehicle-unreachable': 'the cars cannot be reached',
      'access-lost': 'access is gone after linking',
    },
  },
  oneTimeCode: {
    title: 'Enter your code',
    lead: 'We sent a code with six digits to your phone.',
    label: 'Code',
    hint: (code) => `Nothing was really sent. The code is ${code}.`,
    button: 'Continue',
  },
  stopped: {
    title: 'You cannot sign in here',
    why: {
      unknown_client: 'The app that sent you here is not known. Go back and start again from there.',
      redirect_uri_not_registered:
        'The app that sent you here did not say correctly where you should return. Go back and start again from there.',
      brand_unknown: 'This car maker does not exist here. Go back and choose another.',
      form_not_ours: 'The form came from another page. Go back, reload the page and try again.',
    },
  },
};
