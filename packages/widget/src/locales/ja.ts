import { words } from '@keyfob/shared/words/ja';
import type { WidgetTexts } from './texts.ts';

export const texts: WidgetTexts = {
  ...words,
  connect: '車を連携する',
  connectAnother: '別の車を連携する',
  reconnect: (name) => `${name || '車'}をもう一度連携する`,
  preparing: '準備しています…',
  newWindow: '新しいウィンドウで開きます',

  blocked: 'ブラウザがウィンドウを開きませんでした。',
  openInNewTab: '新しいタブで開く',
  continueHere: 'このタブで続ける',

  continueThere: '別のウィンドウで続けてください',
  openAgain: 'もう一度開く',
  stillConnecting: '別のウィンドウが見当たりませんか？もう一度開くか、キャンセルしてください。',
  patience: '車のメーカーからの応答を待っています。1分ほどかかることがあります。',

  finishing: '完了処理をしています…',
  almostDone: 'もうすぐ完了です。',
  offline: 'オフラインです。接続が戻ると、続きから進みます。',

  connected: (count) => `${count}台の車を連携しました`,
  notConnected: '何も連携されず、何も共有されていません。',
  yourCar: 'あなたの車',
  vehicleStatus: {
    authorized: '連携済み',
    pending_authorization: '連携中',
    reauthorization_required: '再連携が必要です',
  },
  attention: {
    reauthorization_required: 'パスワードの変更などにより、メーカーがアクセスを終了しました。',
    vehicle_unreachable: '車が応答しません。車のアプリで起動するか、もう一度連携してください。',
    general: '車をもう一度連携する必要があります。',
  },

  errors: {
    unavailable:
      '現在、連携を開始できません。何も共有されていません。しばらくしてからもう一度お試しください。',
    refused: 'このサイトで開始できませんでした。もう一度ログインが必要な場合があります。',
    misconfigured:
      'このサイトは、まだ車を連携できる設定になっていません。サイトの運営者は「詳細」で原因を確認できます。',
    expired: 'リンクの有効期限が切れました。何も共有されていません。最初からやり直してください。',
    failed: '車を連携できませんでした。何も共有されていません。もう一度お試しください。',
  },
  details: '詳細',
  simulated: 'テスト',
};
