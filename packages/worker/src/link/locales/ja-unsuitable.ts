import type { Texts } from './texts.ts';

export const unsuitable: Texts['unsuitable'] = {
  unlisted: '自分の車のメーカーが見つからない',
  noSubscription: 'この車のオンラインサービスは有効になっていません。',
  notCompatible: 'この車は連携できません。',
  noneSubscribed: (brand) =>
    `何も共有されていません。この車を連携するには、先に${brand}のオンラインサービスを有効にしてください。その後、最初からやり直すか、別のアカウントでログインしてください。`,
  noneCompatible:
    '連携できる車がありません。何も共有されていません。別のアカウントでログインするか、前の画面に戻ることができます。',
  tell: 'どの車かをアプリに伝える',
  tellHint: '伝わるのは車のメーカー、モデル、年式、車台番号だけです。',
  otherCar: 'その車はこのアカウントにありません',
  otherThanVin: (ending) =>
    `指定された車（車台番号の末尾：${ending}）は、ログインしたアカウントにありません。何も共有されていません。`,
  otherThanBefore: 'もう一度連携する車は、ログインしたアカウントにありません。何も共有されていません。',
  attempt: (brand) => ({
    subscription_inactive: `${brand}でこの車のオンラインサービスが有効になっていません。何も共有されていません。有効にしてから、もう一度ログインしてください。`,
    vehicle_not_compatible: `${brand}では、この車を連携できません。何も共有されていません。別のアカウントでログインできます。`,
    owner_action_required: `${brand}で、規約への同意などの手続きが先に必要です。何も共有されていません。メーカーのアプリの案内に従ってから、もう一度ログインしてください。`,
  }),
  fault: 'リクエストの問題点',
};
