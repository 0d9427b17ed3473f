import type { Language } from '../language.ts';
import type { ItemField, Missing } from './item.ts';

/** Words around a checked list. Counts and names arrive as they are to be shown. */
export interface ItemWords {
  title: (count: number) => string;
  columns: Record<
    'line' | 'item' | 'verdict' | 'headline' | 'act' | 'address' | 'missing' | 'asOf' | 'revision' | 'given',
    string
  > &
    Record<Exclude<ItemField, 'thing'>, string>;
  missing: Record<Missing['what'], string>;
  /** A verdict that nothing recorded gives. */
  noRule: string;
  unclear: string;
  notUnderstood: string;
  ignored: (what: string) => string;
  refused: (count: number) => string;
  nothingToRead: string;
  tooLong: string;
  tooMany: (most: number) => string;
  emptyList: string;
  howTo: string;
}

const en: ItemWords = {
  title: (count) => (count === 1 ? '1 item checked' : `${count} items checked`),
  columns: {
    line: 'Line',
    reference: 'Reference',
    item: 'Item',
    composition: 'Composition',
    kind: 'Kind',
    code: 'Code',
    destination: 'Destination',
    user: 'End user',
    verdict: 'Verdict',
    headline: 'In words',
    act: 'Act and place',
    address: 'Address of the source',
    missing: 'Needed to decide',
    asOf: 'As of',
    revision: 'Revision',
    given: 'As given',
  },
  missing: {
    thing: 'what it is',
    kind: 'goods or technology',
    which: 'which exactly',
    destination: 'the destination',
    user: 'the end user',
    use: 'the end use',
  },
  noRule: 'No rule recorded; not clearance',
  unclear: 'Not clear which is meant',
  notUnderstood: 'Not recognised; not clearance',
  ignored: (what) => `not recognised and left aside: ${what}`,
  refused: (count) => (count === 1 ? '1 line was not read' : `${count} lines were not read`),
  nothingToRead: 'nothing in it can be looked up',
  tooLong: 'the line is too long',
  tooMany: (most) => `only ${most} lines are read at once`,
  emptyList: 'There is no list here.',
  howTo:
    'Give one item a line: what it is, and if known its composition, HS code and destination, set apart by tabs, semicolons or commas.',
};

const zh: ItemWords = {
  title: (count) => `已核对 ${count} 项`,
  columns: {
    line: '行',
    reference: '编号',
    item: '物项',
    composition: '成分',
    kind: '类别',
    code: '编码',
    destination: '目的地',
    user: '最终用户',
    verdict: '结论',
    headline: '说明',
    act: '法规及条款',
    address: '来源网址',
    missing: '尚需说明',
    asOf: '截至',
    revision: '知识库版本',
    given: '原文',
  },
  missing: {
    thing: '是什么物项',
    kind: '货物还是技术',
    which: '具体是哪一种',
    destination: '目的地',
    user: '最终用户',
    use: '最终用途',
  },
  noRule: '没有收录的规则；不等于放行',
  unclear: '不清楚指哪一种',
  notUnderstood: '未能识别；不等于放行',
  ignored: (what) => `未能识别，未予考虑：${what}`,
  refused: (count) => `有 ${count} 行未读取`,
  nothingToRead: '其中没有可查询的内容',
  tooLong: '该行过长',
  tooMany: (most) => `一次最多读取 ${most} 行`,
  emptyList: '这里没有清单。',
  howTo: '每行一项：物项名称，如已知再写成分、HS 编码和目的地，以制表符、分号或逗号分隔。',
};

const ja: ItemWords = {
  title: (count) => `${count}件を確認しました`,
  columns: {
    line: '行',
    reference: '管理番号',
    item: '品目',
    composition: '組成',
    kind: '種別',
    code: 'コード',
    destination: '仕向地',
    user: '最終需要者',
    verdict: '結論',
    headline: '内容',
    act: '法令と箇所',
    address: '出典のアドレス',
    missing: '判断に必要な情報',
    asOf: '基準日',
    revision: 'ナレッジ版',
    given: '元の記載',
  },
  missing: {
    thing: '品目が何か',
    kind: '貨物か技術か',
    which: '具体的にどれか',
    destination: '仕向地',
    user: '最終需要者',
    use: '最終用途',
  },
  noRule: '該当する規定の記録なし（許可を意味しません）',
  unclear: 'どれを指すか不明',
  notUnderstood: '認識できません（許可を意味しません）',
  ignored: (what) => `認識できず考慮していません：${what}`,
  refused: (count) => `${count}行は読み取れませんでした`,
  nothingToRead: '調べられる内容がありません',
  tooLong: '行が長すぎます',
  tooMany: (most) => `一度に読み取るのは${most}行までです`,
  emptyList: '一覧がありません。',
  howTo: '一行に一品目。品名と、分かれば組成・HSコード・仕向地を、タブ、セミコロンまたはカンマで区切ってください。',
};

const ko: ItemWords = {
  title: (count) => `${count}개 품목 확인`,
  columns: {
    line: '행',
    reference: '관리 번호',
    item: '품목',
    composition: '조성',
    kind: '구분',
    code: '코드',
    destination: '목적지',
    user: '최종사용자',
    verdict: '결론',
    headline: '설명',
    act: '법령과 위치',
    address: '출처 주소',
    missing: '판단에 필요한 정보',
    asOf: '기준일',
    revision: '지식 버전',
    given: '원문',
  },
  missing: {
    thing: '무엇인지',
    kind: '물품인지 기술인지',
    which: '정확히 어느 것인지',
    destination: '목적지',
    user: '최종사용자',
    use: '최종용도',
  },
  noRule: '기록된 규정 없음 (허가를 뜻하지 않음)',
  unclear: '어느 것인지 불분명',
  notUnderstood: '인식하지 못함 (허가를 뜻하지 않음)',
  ignored: (what) => `인식하지 못해 고려하지 않음: ${what}`,
  refused: (count) => `${count}개 행을 읽지 못했습니다`,
  nothingToRead: '찾아볼 내용이 없습니다',
  tooLong: '행이 너무 깁니다',
  tooMany: (most) => `한 번에 ${most}행까지만 읽습니다`,
  emptyList: '목록이 없습니다.',
  howTo: '한 줄에 한 품목씩: 품명과, 알면 조성, HS 코드, 목적지를 탭, 세미콜론 또는 쉼표로 구분해 적으십시오.',
};

const de: ItemWords = {
  title: (count) => (count === 1 ? '1 Position geprüft' : `${count} Positionen geprüft`),
  columns: {
    line: 'Zeile',
    reference: 'Nummer',
    item: 'Ware',
    composition: 'Zusammensetzung',
    kind: 'Art',
    code: 'Code',
    destination: 'Ziel',
    user: 'Endverwender',
    verdict: 'Ergebnis',
    headline: 'In Worten',
    act: 'Rechtsakt und Stelle',
    address: 'Adresse der Quelle',
    missing: 'Zur Entscheidung nötig',
    asOf: 'Stand',
    revision: 'Wissensstand',
    given: 'Wie angegeben',
  },
  missing: {
    thing: 'was es ist',
    kind: 'Ware oder Technologie',
    which: 'welche genau',
    destination: 'das Ziel',
    user: 'der Endverwender',
    use: 'die Endverwendung',
  },
  noRule: 'Keine Regel verzeichnet; keine Freigabe',
  unclear: 'Unklar, was gemeint ist',
  notUnderstood: 'Nicht erkannt; keine Freigabe',
  ignored: (what) => `nicht erkannt und nicht berücksichtigt: ${what}`,
  refused: (count) => (count === 1 ? '1 Zeile wurde nicht gelesen' : `${count} Zeilen wurden nicht gelesen`),
  nothingToRead: 'darin ist nichts nachzuschlagen',
  tooLong: 'die Zeile ist zu lang',
  tooMany: (most) => `auf einmal werden nur ${most} Zeilen gelesen`,
  emptyList: 'Hier steht keine Liste.',
  howTo:
    'Eine Position je Zeile: was es ist, und falls bekannt Zusammensetzung, HS-Code und Ziel, getrennt durch Tabulator, Semikolon oder Komma.',
};

const tables: Record<Language, ItemWords> = { en, zh, ja, ko, de };

export function itemWords(language: Language): ItemWords {
  return tables[language];
}
