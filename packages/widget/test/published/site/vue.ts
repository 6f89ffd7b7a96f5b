import type {} from '@keyfob/widget/vue';
import type { GlobalComponents } from 'vue';

type Props = InstanceType<GlobalComponents['keyfob-connect']>['$props'];

export const right: Props = {
  'session-endpoint': '/api/link-session',
  variant: 'plain',
  disabled: false,
  class: 'connect',
  onKeyfobSuccess: ({ detail }) => console.log(detail.connectedVehicleIds.length),
};

// @ts-expect-error There is no such look.
export const loud: Props = { variant: 'loud' };
// @ts-expect-error There is no such event.
export const other: Props = { onKeyfobOther: () => {} };
