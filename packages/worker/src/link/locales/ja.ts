import { words } from '@keyfob/shared/words/ja';
import { permissions } from './ja-permissions.ts';
import { unsuitable } from './ja-unsuitable.ts';
import type { Texts } from './texts.ts';

const lists = new Intl.ListFormat('ja', { type: 'conjunction' });

const list = (items: readonly string[]): string => lists.format(items);

export const texts: Texts = {
  words,
  theApp: 'アプリ',
  list,

  frame: {
    asks: (domain) => `${domain}からのリクエスト`,
    simulated: 'これはシミュレーションです。車、アカウント、ログインページはすべて架空のものです。',
    language: '言語',
    help: 'ヘルプ',
    privacy: (client) => `${client}のプライバシー`,
    support: (client) => `${client}のサポート`,
    howItWorks: '仕組み',
    howItWorksText: (client) => [
      `Keyfobは、車をアプリと連携します。${client}がKeyfobを使っているのは、あなたが誰にもパスワードを教えずに車を共有できるようにするためです。`,
      'ログインは車のメーカーのページで行います。その後、ここで選んだものだけを開けられる鍵が、メーカーからKeyfobに渡されます。',
      `最後のステップで「共有する」を押すまで、${client}には何も渡りません。`,
    ],
    back: (client) => `${client}に戻る`,
    offline: 'オフラインです。入力した内容は残っています。接続が戻ったら続けてください。',
    expiringTitle: 'まだご覧になっていますか？',
    expiring:
      '安全のため、このページは約2分後に閉じます。続けるには、いずれかのキーかボタンを押してください。',
    expiringSoonTitle: 'このリンクの期限がまもなく切れます',
    expiringSoon: (client) =>
      `このリンクの期限は約2分後に切れます。時間が足りない場合は、${client}からもう一度始めてください。最後まで完了しない限り、何も共有されません。`,
    keepGoing: '続ける',
    understood: 'OK',
  },

  intro: {
    title: (client) => `車を${client}と連携`,
    lead: (client) =>
      `${client}は、車のオンラインアカウントを通じて、あなたの車へのアクセスを希望しています。`,
    points: (client) => [
      {
        title: '共有するものは自分で選べます',
        text: `${client}に何かが渡る前に、すべての車と許可の内容を確認できます。`,
      },
      {
        title: 'パスワードを渡す必要はありません',
        text: `ログインは車のメーカーのページで行います。Keyfobも${client}も、パスワードを見ることは決してありません。`,
      },
      {
        title: 'いつでもやめられます',
        text: '理由を伝えることなく、好きなときに共有を終了できます。',
      },
    ],
    forUser: (hint) => `${hint}として連携します。`,
    continue: '続ける',
    senderTitle: (client) => `このリンクは${client}から届きましたか？`,
    senderLead: (client) =>
      `このリンクを開始した人が、あなたの車にアクセスできるようになります。${client}でご自身が開始した場合にのみ、続けてください。`,
    senderApplication: 'アプリ',
    senderUser: 'アプリのアカウント',
    senderNobody: 'アプリから示されていません',
    senderWarning:
      'ほかの人からリンクが送られてきた場合や、アカウントがご自身のものでない場合は、「いいえ」を選んでください。その場合、何も共有されません。',
    yes: 'はい、続ける',
    no: 'いいえ',
  },

  brand: {
    title: '車のメーカーはどこですか？',
    lead: '車に付いているエンブレムのメーカーを選んでください。次に、そのメーカーのページでログインします。',
    search: 'メーカー、車種、アプリを検索',
    submit: '検索',
    count: (number) => `${number}件のメーカー`,
    inCountry: (country) => `${country}で選べるメーカー · 国を変更`,
    anyCountry: 'すべての国のメーカー · 国を選択',
    allCountries: 'すべての国',
    country: '国',
    show: '表示',
    none: (query) => `「${query}」に一致するメーカーはありません`,
    noneHint:
      '入力に誤りがないか確認するか、車に書かれている名前や、車のアプリの名前で試してください。ここにないメーカーは、まだ連携できません。',
    showAll: 'すべてのメーカーを表示',
  },

  handoff: {
    title: (brand) => `${brand}にログイン`,
    lead: (host) => `このページから${host}に移動します。`,
    account: (brand, app) =>
      app === null
        ? `移動先では、${brand}のアカウントでログインしてください。`
        : `移動先では、${app}アプリで使っているアカウントでログインしてください。`,
    password: (client) => `Keyfobと${client}がパスワードを見ることは決してありません。`,
    afterwards: (client) => `その後このページに戻り、${client}に見せてよいものを選びます。`,
    addressLabel: '正しいアドレス',
    go: (brand) => `${brand}に進む`,
    otherBrand: '別のメーカーを選ぶ',
  },

  loading: {
    title: '車を確認しています',
    lead: (brand) =>
      `アカウントにある車を${brand}に問い合わせています。最大で1分ほどかかることがあります。このページは自動的に進みます。`,
  },

  vehicles: {
    title: (client) => `${client}と何を共有しますか？`,
    lead: (client, brand) => `${brand}にログインしています。${client}にはまだ何も渡っていません。`,
    forUser: (hint) => `この連携は${hint}のものになります。`,
    cars: () => 'あなたの車',
    single: '1台選んでください。',
    vin: (ending) => `車両識別番号（VIN）の末尾：${ending}`,
    connected: '連携済み',
    staysConnected: (client) =>
      `すでに連携している車は、ここで選ばなくても連携されたままです。やめるには、${client}で連携を解除してください。`,
    cannotShare: (permissions, client) =>
      `連携できません。${client}に必要な次の項目を、この車は提供していません：${permissions}`,
    noneFit: (client) =>
      `${client}に必要な項目を提供できる車がありません。何も共有されていません。別のアカウントでログインするか、ここでやめることができます。`,
    nothingSelected: '共有する車を1台以上選ぶか、「共有しない」を押してください。',
    reads: (client) => `${client}が見られるもの`,
    controls: (client) => `${client}ができること`,
    needed: '必須',
    neededHint: (client) => `「必須」の項目がないと、${client}は動作しません。ほかは自由に選べます。`,
    notShared: '共有されないもの',
    // The names come joined as most languages do it.
    andMore: (permissions, more) => `${permissions.replaceAll(', ', '、')}、ほか${more}件`,
    howLong: '期間',
    howLongText: (client, durable) =>
      durable
        ? `あなたが終了するまでです。アプリを使っていない間も、${client}はこのアクセスを利用できます。`
        : `短い間だけです。アクセスの期限は数時間以内に切れ、その後は${client}があらためて許可を求める必要があります。`,
    howToStop: '終了するには',
    howToStopText: (client, brand) =>
      `${client}で車の連携を解除するか、${brand}のアカウントでアクセス権を削除してください。それで終了します。`,
    share: (client) => `${client}と共有する`,
    dontShare: '共有しない',
    otherAccount: '別のアカウントを使う',
  },

  noVehicles: {
    title: (account) => `この${account}アカウントに車はありません`,
    lead: (client) =>
      `ログインできましたが、アカウントに車がありません。${client}とは何も共有されていません。`,
    hints: [
      '車が、ご家族のアカウントなど、別のアカウントに登録されていることがあります。',
      '多くの場合、車を共有できるのはメインユーザーだけです。',
      '新しい車は、先にメーカーのアプリでの登録が必要なことがあります。',
    ],
    otherAccount: '別のアカウントを使う',
    otherBrand: '別のメーカーを選ぶ',
  },

  success: {
    title: (brand, number) =>
      number === 1 ? `${brand}の車を共有しました` : `${brand}の車を${number}台共有しました`,
    lead: (client) => `これから${client}が連携を完了します。共有はいつでも終了できます。`,
    goBack: (client) => `${client}に戻り、連携できたことを確認してください。`,
    close: (client) => `このウィンドウを閉じて、${client}で続けられます。`,
  },

  ended: {
    completed: (client) => ({
      title: 'このリンクは使用済みです',
      text: `このリンクでの車の連携は済んでいます。ここで必要な操作はもうありません。別の車を連携するには、${client}からもう一度始めてください。`,
    }),
    denied: (client) => ({
      title: '共有しないことを選びました',
      text: `何も共有されていません。気が変わったら、${client}からもう一度始めてください。`,
    }),
    cancelled: (client) => ({
      title: '共有する前に中止しました',
      text: `何も共有されていません。あとで${client}から車を連携できます。`,
    }),
    expired: (client) => ({
      title: 'このリンクは期限切れです',
      text: `車を守るため、リンクは一定の時間しか使えません。何も共有されていません。${client}からもう一度始めてください。`,
    }),
    failed: (client) => ({
      title: '車を連携できませんでした',
      text: `連携は完了しておらず、これによって${client}が車にアクセスすることはできません。${client}からもう一度始めてください。`,
    }),
  },
  elsewhere: (client) => ({
    title: 'このリンクは別のブラウザで開かれています',
    text: `車を守るため、リンクは最初に開いたブラウザでのみ使えます。そのブラウザで続けるか、${client}からもう一度始めてください。ここからは何も共有されていません。`,
  }),
  cookies: (client) => ({
    title: 'ブラウザがCookieをブロックしています',
    text: `車のメーカーのページから戻ったときに、同じご本人だとわかるように、Cookieが1つ必要です。このページのCookieを許可して、もう一度お試しください。${client}とは何も共有されていません。`,
  }),

  errors: {
    not_found: (client) => ({
      title: 'ここには何もありません',
      text: `アドレスが不完全か、もう使われていません。何も共有されていません。${client}からもう一度始めてください。`,
    }),
    server_error: (client) => ({
      title: 'Keyfobで問題が発生しました',
      text: `Keyfob側の問題で、あなたのせいではありません。${client}と新たに共有されたものはありません。しばらくしてからもう一度お試しください。`,
    }),
    not_configured: () => ({
      title: 'このKeyfobはまだ設定されていません',
      text: '運営者が設定を完了する必要があります。何も共有されていません。',
    }),
    session_expired: (client) => texts.ended.expired(client),
    session_finished: (client) => ({
      title: 'このリンクは使用済みです',
      text: `一度使われたため、もう使えません。車を連携するには、${client}からもう一度始めてください。`,
    }),
    session_not_open: (client) => ({
      title: 'このステップは終わっています',
      text: `元のページが古くなっています。新たに共有されたものはありません。最新のページから続けるか、${client}からもう一度始めてください。`,
    }),
    session_elsewhere: (client) => texts.elsewhere(client),
    too_many_sessions: (client) => ({
      title: '開いているリンクが多すぎます',
      text: `${client}のリンクがいくつも、完了しないまま開始されています。どれか1つを完了するか、あとでもう一度お試しください。何も共有されていません。`,
    }),
    form_not_ours: () => ({
      title: 'ページが古くなっていました',
      text: 'フォームがこのページから送られたことを確認できなかったため、何も行われず、何も共有されていません。前のページに戻り、再読み込みしてから、もう一度ボタンを押してください。',
    }),
    cookies_blocked: (client) => texts.cookies(client),
    user_denied: (client) => texts.ended.denied(client),
    user_cancelled: (client) => texts.ended.cancelled(client),
    brand_unknown: () => ({
      title: 'このメーカーは連携できません',
      text: '前のページに戻り、一覧からメーカーを選んでください。何も共有されていません。',
    }),
    nothing_selected: () => ({
      title: '車が選ばれていません',
      text: '前のページに戻り、車を1台以上選んでください。何も共有されていません。',
    }),
    provider_cancelled: () => ({
      title: '完了する前に戻りました',
      text: '車のメーカーでのログインが完了していません。何も共有されていません。もう一度お試しいただけます。',
    }),
    provider_unavailable: () => ({
      title: '車のメーカーが応答しません',
      text: '原因はメーカー側にあります。何も共有されていません。数分後にもう一度お試しください。',
    }),
    provider_refused: () => ({
      title: '車のメーカーに拒否されました',
      text: 'メーカーがリクエストを受け付けませんでした。何も共有されていません。もう一度試すか、別のアカウントを使ってください。',
    }),
    no_vehicles: (client) => ({
      title: 'このアカウントに車はありません',
      text: `アカウントに車がありません。${client}とは何も共有されていません。別のアカウントを使うか、車のメインユーザーに確認してください。`,
    }),
    vehicle_unreachable: () => ({
      title: '車が応答しません',
      text: 'スリープ中か、圏外にいる可能性があります。車のアプリを開いて起動させてから、もう一度お試しください。',
    }),
    vehicle_gone: (client) => ({
      title: 'この車は削除されました',
      text: `もう連携されておらず、${client}はこの車にアクセスできません。もう一度連携するには、${client}から始めてください。`,
    }),
    reauthorization_required: (client) => ({
      title: '車をもう一度連携する必要があります',
      text: `パスワードの変更などにより、メーカーがアクセスを終了しました。${client}からもう一度始めてください。`,
    }),
  },
  applicationError: (client) => ({
    title: 'このリンクは使えません',
    text: `${client}から送られたリクエストが正しくありません。あなたの側でできることはなく、何も共有されていません。アプリの運営者は、下のリクエストIDで原因を調べられます。`,
  }),
  generalError: (client) => ({
    title: '問題が発生しました',
    text: `新たに共有されたものはありません。${client}に戻って、もう一度お試しください。繰り返し起こる場合は、下のリクエストIDを先方に伝えてください。`,
  }),
  attempt: (brand) => ({
    provider_cancelled: `ログインが完了する前に${brand}から戻りました。何も共有されていません。`,
    provider_unavailable: `${brand}は現在応答していません。原因は先方にあり、何も共有されていません。数分後にもう一度お試しください。`,
    provider_refused: `${brand}がリクエストを受け付けませんでした。何も共有されていません。もう一度試すか、別のアカウントを使ってください。`,
    reauthorization_required: `車を確認する前に、${brand}がログインを終了しました。何も共有されていません。もう一度ログインしてください。`,
    no_vehicles: `${brand}のアカウントに車がありませんでした。何も共有されていません。別のアカウントでログインしてください。`,
    vehicle_unreachable: `${brand}があなたの車と通信できませんでした。何も共有されていません。車のアプリで起動させてから、もう一度お試しください。`,
    general: `${brand}でのログインがうまくいきませんでした。何も共有されていません。もう一度お試しください。`,
  }),

  permissions,
  unsuitable,
};
