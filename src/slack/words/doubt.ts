import type { Language } from '../../core/language.ts';

/** Said where an answer may stand already, and the bot cannot look. */
interface Doubt {
  text: string;
  /** On the button. */
  again: string;
}

const words: Record<Language, Doubt> = {
  en: {
    text: 'I was interrupted here. If you do not see my answer in this thread, press the button.',
    again: 'Answer',
  },
  zh: { text: '我在这里被中断了。如果此消息列中没有我的回答，请按按钮。', again: '回答' },
  ja: { text: 'ここで処理が中断されました。このスレッドに回答がなければ、ボタンを押してください。', again: '回答する' },
  ko: {
    text: '여기서 처리가 중단되었습니다. 이 스레드에 답변이 보이지 않으면 버튼을 눌러 주세요.',
    again: '답변 받기',
  },
  de: {
    text: 'Hier wurde ich unterbrochen. Wenn in diesem Thread keine Antwort von mir steht, drücken Sie den Knopf.',
    again: 'Antworten',
  },
};

export function doubtful(language: Language): Doubt {
  return words[language];
}
