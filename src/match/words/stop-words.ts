const english =
  'a an the and or but if of to in on at by for from with without about into onto over under up down out off as than then so ' +
  'is are was were be been being am do does did done doing have has had having can could will would shall should may might must ' +
  'i me my mine we us our ours you your yours he him his she her hers it its they them their theirs this that these those there here ' +
  'who whom whose which what when where why how not no nor any some all each every both either just only also too very ' +
  'please tell know want need get got let give say like considered regarded team colleague colleagues ' +
  'pls plz btw fyi thx asap hi hey hello folks guys';
const german =
  'der die das den dem des ein eine einen einem einer eines und oder aber wenn von zu im am um fur mit ohne bei aus auf nach ist sind war waren ' +
  'sein hat haben wird werden kann konnen darf durfen muss mussen ich wir sie er es ihr man wer was wie wo wann warum welche welcher welches nicht kein keine auch noch nur ' +
  'wollen will wollten sollen soll sollte mochten mochte bitte uns unser unsere unserem unseren unserer mir mich hier dort dann als also schon doch';
const chinese =
  '的 了 吗 呢 吧 是 在 和 与 及 或 我 我们 你 您 他 它 这 那 有 没有 不 也 都 就 请 请问 什么 怎么 如何 哪些 哪个 为什么 能 可以 能不能 会 要 需要 对 被 把 从 到 于 大概 大约 一般 拿到';
const japanese =
  'は が を に の で と も か や へ です ます する した して いる ある ない から まで より この その あの これ それ 何 どの どう なぜ いつ だれ ください';
const korean =
  '이 그 저 것 수 및 또는 그리고 나요 있는 있나요 무엇 어떻게 왜 언제 누가 어떤 입니까 합니까 하나요 되나요 지금 현재 이제 우리 회사 저희';

const stopWords = new Set([english, german, chinese, japanese, korean].join(' ').split(' '));

/** Whether a word says little about the subject. Such words count for less, but are kept: who, when and how tell questions apart. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}
