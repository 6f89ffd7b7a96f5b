import type {} from '@keyfob/widget/svelte';
import type { SvelteHTMLElements } from 'svelte/elements';

type Props = SvelteHTMLElements['keyfob-connect'];

export const right: Props = {
  'session-endpoint': '/api/link-session',
  variant: 'plain',
  disabled: false,
  class: 'connect',
  'onkeyfob-success': ({ detail }) => console.log(detail.connectedVehicleIds.length),
  'on:keyfob-success': ({ detail }) => console.log(detail.connectedVehicleIds.length),
};

// @ts-expect-error There is no such look.
export const loud: Props = { variant: 'loud' };
// @ts-expect-error A success has no error code.
export const code: Props = { 'onkeyfob-success': ({ detail }) => console.log(detail.code) };
