import type { Words } from './words.ts';

export const words: Words = {
  steps: { intro: '開始', brand: 'メーカー', provider: 'ログイン', vehicles: '選択' },
  progress: (step, of) => `ステップ${step}/${of}`,
  cancel: 'キャンセル',
  tryAgain: 'もう一度試す',
  requestId: 'リクエストID',
};
