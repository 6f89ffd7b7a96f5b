import type { VehicleScope } from '@keyfob/shared/scopes';
import type { PermissionText } from './texts.ts';

export const permissions: Record<VehicleScope, PermissionText> = {
  'vehicle:information': {
    name: 'メーカーと車種',
    gives: 'メーカー、車種、年式、車に付けた名前。',
  },
  'vehicle:vin': {
    name: '車両識別番号（VIN）',
    gives: 'あなたの車だけを特定する17文字の番号。',
  },
  'vehicle:charge_state': {
    name: 'バッテリーと充電',
    gives: 'バッテリーの残量、航続距離、充電ケーブルに接続されているか、充電中か。',
  },
  'vehicle:location': {
    name: '位置情報',
    gives: '問い合わせがあるたびに、その時点で車がある場所。頻繁に見られると、行動範囲がわかってしまいます。',
  },
  'vehicle:odometer': { name: '走行距離', gives: 'これまでに車が走った総距離。' },
  'vehicle:smart_charging_policy': {
    name: 'スマート充電の設定',
    gives: 'スマート充電がオンかどうか、いつまでに充電を終えるか。',
  },
  charging_location: {
    name: '充電場所',
    gives: '自宅など、充電用に保存した住所。',
  },
  'vehicle:fuel': { name: '燃料の残量', gives: 'タンクに残っている燃料の量と、それで走れる距離。' },
  'vehicle:engine_oil': { name: 'エンジンオイル', gives: 'エンジンオイルの残り寿命。' },
  'vehicle:tires': { name: 'タイヤの空気圧', gives: '各タイヤの空気圧。' },
  'vehicle:security': {
    name: 'ドアとロック',
    gives: 'ドア、窓、トランク、充電口が開いているか、ロックされているか。この許可で開けることはできません。',
  },
  'vehicle:climate': {
    name: 'エアコンの設定',
    gives: '暖房や冷房がオンかどうか、設定温度。',
  },
  'vehicle:temperature': { name: '温度', gives: '車内と車外で測定された温度。' },
  'vehicle:speed': { name: '速度', gives: 'その時点での車の速度。' },
  'vehicle:compass': { name: '方角', gives: '車が向いている方角。' },
  'vehicle:alerts': {
    name: '警告',
    gives: 'ウォッシャー液の不足など、車が運転者に表示したメッセージ。',
  },
  'vehicle:diagnostics': {
    name: '故障',
    gives: '整備工場で読み取るような、故障コードと車の各システムの状態。',
  },
  'vehicle:service_history': {
    name: '整備履歴',
    gives: '車が受けた整備の内容と、その日時、場所。',
  },
  'vehicle:charge_events': {
    name: '充電のリアルタイム情報',
    gives: '車が充電を開始、終了した日時と場所。',
  },
  'vehicle:charge_records': {
    name: '過去の充電',
    gives: 'これまでの充電の日時、場所、電力量、料金。',
  },
  'vehicle:extended_information': {
    name: '装備',
    gives: 'エンジン、色、グレード、オプションなど、車の詳細。',
  },
  'user:profile': {
    name: 'あなたのプロフィール',
    gives: 'メーカーに登録されている氏名、メールアドレス、電話番号。',
  },
  'control:vehicle:charging': {
    name: '充電の開始と停止',
    gives: '充電を開始、停止し、バッテリーをどこまで充電するかを設定します。',
  },
  'control:vehicle:climate': {
    name: '車の暖房と冷房',
    gives: '暖房や冷房をオン、オフにし、温度を設定します。',
  },
  'control:vehicle:navigation': {
    name: '目的地の送信',
    gives: '住所を車のナビに送ります。車を走らせることはありません。',
  },
  'control:vehicle:security': {
    name: 'ドアの施錠と解錠',
    gives: 'ドアを施錠、解錠します。これができる人は、誰かを車に乗り込ませることもできます。',
  },
  'control:vehicle:pin': {
    name: '運転用の暗証番号（PIN）',
    gives: '車が運転前に求める暗証番号を設定、変更、削除します。',
  },
  'control:vehicle:trunk': {
    name: 'トランクの開閉',
    gives: '前後のトランクを開閉します。',
  },
};
