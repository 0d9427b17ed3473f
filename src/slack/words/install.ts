import { type Language, languages } from '../../core/language.ts';

/** How an installation can end. */
export type InstallNotice = 'installed' | 'cancelled' | 'refused' | 'failed';
type Words = Record<InstallNotice, { title: string; text: string }>;

const words: Record<Language, Words> = {
  en: {
    installed: {
      title: 'Installed',
      text: 'The bot is in your workspace. Open Slack and send it a question, or type /rareearth help.',
    },
    cancelled: { title: 'Not installed', text: 'You stopped the installation. Nothing was kept.' },
    refused: {
      title: 'Not installed',
      text: 'This bot does not serve your workspace. Ask those who run it to allow yours.',
    },
    failed: {
      title: 'Not installed',
      text: 'The installation did not succeed. Start it again in the same browser, within ten minutes.',
    },
  },
  zh: {
    installed: { title: '安装成功', text: '机器人已加入您的工作区。请打开 Slack 向它提问，或输入 /rareearth help。' },
    cancelled: { title: '未安装', text: '您已取消安装，未保留任何内容。' },
    refused: { title: '未安装', text: '本机器人不为您的工作区提供服务。请联系其运营者开通。' },
    failed: { title: '未安装', text: '安装未成功。请在十分钟内用同一浏览器重新开始。' },
  },
  ja: {
    installed: {
      title: 'インストール完了',
      text: 'ボットがワークスペースに追加されました。Slack を開いて質問を送るか、/rareearth help と入力してください。',
    },
    cancelled: { title: '未インストール', text: 'インストールは中止されました。何も保存されていません。' },
    refused: {
      title: '未インストール',
      text: 'このボットはお使いのワークスペースには提供されていません。運営者に許可を依頼してください。',
    },
    failed: {
      title: '未インストール',
      text: 'インストールできませんでした。同じブラウザーで十分以内にもう一度お試しください。',
    },
  },
  ko: {
    installed: {
      title: '설치 완료',
      text: '봇이 워크스페이스에 추가되었습니다. Slack을 열어 질문을 보내거나 /rareearth help를 입력하세요.',
    },
    cancelled: { title: '설치되지 않음', text: '설치를 중단하셨습니다. 저장된 내용은 없습니다.' },
    refused: {
      title: '설치되지 않음',
      text: '이 봇은 귀하의 워크스페이스에 제공되지 않습니다. 운영자에게 허용을 요청하세요.',
    },
    failed: { title: '설치되지 않음', text: '설치하지 못했습니다. 같은 브라우저에서 10분 안에 다시 시작하세요.' },
  },
  de: {
    installed: {
      title: 'Installiert',
      text: 'Der Bot ist in Ihrem Workspace. Öffnen Sie Slack und stellen Sie ihm eine Frage, oder tippen Sie /rareearth help.',
    },
    cancelled: {
      title: 'Nicht installiert',
      text: 'Sie haben die Installation abgebrochen. Nichts wurde gespeichert.',
    },
    refused: {
      title: 'Nicht installiert',
      text: 'Dieser Bot bedient Ihren Workspace nicht. Bitten Sie seine Betreiber, ihn freizugeben.',
    },
    failed: {
      title: 'Nicht installiert',
      text: 'Die Installation ist nicht gelungen. Beginnen Sie sie im selben Browser neu, innerhalb von zehn Minuten.',
    },
  },
};

/** What the pages of an installation say. Plain words: they stand in HTML as they are. */
export function installWords(language: Language): Words {
  return words[language];
}

/** The first language of a browser that the bot speaks; English where it speaks none. */
export function languageOfBrowser(header = ''): Language {
  const wanted = header.split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  return wanted.flatMap((tag) => languages.filter((known) => known === tag))[0] ?? 'en';
}
