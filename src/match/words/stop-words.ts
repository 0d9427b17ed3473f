const english =
  'a an the and or but if of to in on at by for from with without about into onto over under up down out off as than then so ' +
  'is are was were be been being am do does did done doing have has had having can could will would shall should may might must ' +
  'i me my mine we us our ours you your yours he him his she her hers it its they them their theirs this that these those there here ' +
  'who whom whose which what when where why how not no nor any some all each every both either just only also too very ' +
  'please tell know want need get got let give say like considered regarded team colleague colleagues ' +
  'pls plz btw fyi thx asap hi hey hello folks guys';
const german =
  'der die das den dem des ein eine einen einem einer eines und oder aber wenn von zu im am um fur mit ohne bei ' +
  'aus auf nach ist sind war waren sein hat haben wird werden kann konnen darf durfen muss mussen ich wir sie er ' +
  'es ihr man wer was wie wo wann warum welche welcher welches nicht kein keine auch noch nur wollen will wollten ' +
  'sollen soll sollte mochten mochte bitte uns unser unsere unserem unseren unserer mir mich hier dort dann als ' +
  'also schon doch aktuell derzeit jetzt heute gerade bereits immer wieder weiter weiterhin nun mal eigentlich ' +
  'denn ja nein eben etwa circa rund bis unter uber sowie sowohl beziehungsweise bzw ggf usw evtl zb inkl falls ' +
  'sofern wegen laut gemass trotz seit wahrend gegen durch zwischen dazu dabei davon dafur damit daher deshalb ' +
  'sonst somit alle alles allem jeder jede jedes jeden manche einige etwas nichts mehr weniger viel viele ganz ' +
  'sehr bisher zurzeit momentan inzwischen mittlerweile beim vom zum zur ins ans diese dieser dieses diesen ' +
  'diesem jene solche solchen ihre ihren ihrem ihrer deren dessen welchem welchen wem wen worauf woran wobei ' +
  'wofur wodurch womit gibt geben gab geht gehen ging macht machen gemacht tun sagen sagt meint stimmt hallo ' +
  'danke frage fragen wissen habe hatten hatte wurde wurden worden gewesen konnte konnten musste mussten dass ob ' +
  'weil damals da so selbst sich seine seinen seiner seinem ihm ihn ihnen dies dein deine eure euer je pro per ' +
  'kollege kollegen kunde kunden chef chin';
const chinese =
  '的 了 吗 呢 吧 是 在 和 与 及 或 我 我们 你 您 他 它 这 那 有 没有 不 也 都 就 请 请问 什么 ' +
  '怎么 如何 哪些 哪个 为什么 能 可以 能不能 会 要 需要 对 被 把 从 到 于 大概 大约 一般 拿到 一下 ' +
  '一些 一批 一种 一个 个 些 种 批 次 款 份 这个 那个 这些 那些 这种 那种 这样 那样 这次 那次 这批 ' +
  '那批 那么 这么 之 里 里面 上 下 中 内 外 后 前 时 时候 又 再 还 还是 还有 已 已经 正在 将 曾 ' +
  '曾经 刚 刚刚 才 就是 只是 只 仅 只要 只有 不过 但 但是 可是 而 而且 并 并且 因为 所以 由于 如果 ' +
  '要是 假如 虽然 即使 或者 以及 跟 同 给 让 向 往 为 为了 关于 对于 按 按照 根据 通过 用 做 弄 搞 ' +
  '干 办 说 说是 听说 据说 想 想要 打算 准备 希望 知道 了解 觉得 认为 看 看到 看看 问 问题 问下 帮 ' +
  '帮忙 麻烦 谢谢 多谢 您好 你好 大家 各位 我方 我司 你们 他们 它们 咱们 自己 别人 对方 那边 这边 这里 ' +
  '那里 哪里 哪 哪儿 几 多少 怎 怎样 怎么样 咋 咋办 啥 为啥 啊 呀 哦 嘛 啦 么 没 没法 别 不是 不能 ' +
  '不用 不会 不行 不要 行 得 地 着 过 来 来的 去 出来 下来 起来 上去 出去 进来 回来 到底 究竟 其实 ' +
  '实际 实际上 真 真的 确实 好像 似乎 也许 可能 一定 肯定 直接 马上 立刻 立即 最近 刚才 接 接着 接下来 ' +
  '然后 之类 等 等等 比如 例如 像 左右 全部 所有 总共 一共 任何 其他 其它 另外 别的 每 各 某 该 此 本 ' +
  '其 这回 之前 以前 如今 当前 老板 领导 同事 客户 我们公司 你们公司 工厂 厂家 业务 情况 方面 一直 仍 ' +
  '仍然 依然 照样 对吗 对不对 行不行 可不可以 要不要 是不是 有没有 会不会 跟着 里头 加 加了 再跟 算 叫 一遍 最后 盖章 停 那几个 就把 走了 没拿到';
const japanese =
  'は が を に の で と も か や へ です ます する した して いる ある ない から まで より この その ' +
  'あの これ それ 何 どの どう なぜ いつ だれ ください うち 弊社 当社 御社 自社 社 方 皆 私 私たち 我々 ' +
  'こちら そちら これら それら ここ そこ どこ どれ どちら どんな こんな そんな こと もの ところ とき 時 ' +
  '場合 際 ため 為 よう 的 等 など 他 その他 すべて 全て 全部 全面 一部 一式 一切 一応 一体 絶対 必ず ' +
  'やはり 本当 本当に 実際 実は 結局 今 今も 今後 今回 最近 すでに 既に もう まだ まず また さらに あと ' +
  '後 前 中 内 上 下 間 側 分 用 予定 検討 確認 質問 お願い 願い おり ござい 下さい ちょっと 少し 多少 ' +
  'すぐ 急 至急 ダメ だめ 駄目 大丈夫 可否 何か 番 何番 号 件 個 点 つ 一つ 上司 部長 課長 担当 担当者 ' +
  '顧客 客先 客 取引先 得意先 同僚 場 度 通り 今まで 従来 普通 通常 一般 的に 具体 例えば たとえば ただ ' +
  'ただし しかし けど けれど でも だけ しか ばかり くらい ぐらい ほど って という といった について に関して ' +
  'において に対して として による により によって 教え 知り 思い 考え 聞い 言っ 言わ 由来 ざっくり 簡単 説明 平均 仕';
const korean =
  '이 그 저 것 수 및 또는 그리고 나요 있는 있나요 무엇 어떻게 왜 언제 누가 어떤 입니까 합니까 하나요 ' +
  '되나요 지금 현재 이제 우리 회사 저희 이거 그거 저거 이건 그건 이게 그게 이런 그런 저런 뭐 뭐가 뭐를 ' +
  '뭘 뭔가 무슨 어디 어디에 어디서 어느 얼마 얼마나 몇 좀 더 덜 다 다시 또 또한 혹시 만약 만일 그럼 ' +
  '그러면 그런데 근데 그래서 하지만 그러나 등 때 때문 때문에 경우 경우에 경우에는 경우는 대해 대한 대해서 ' +
  '관해 관련 관련해 관련해서 관련된 위해 위한 통해 따라 따르면 같은 같이 처럼 정도 약 약간 조금 많이 전부 ' +
  '모두 모든 각각 서로 직접 바로 아직 아직도 이미 벌써 계속 여전히 최근 요즘 이번 다음 지난 저는 제가 ' +
  '저희가 저희는 저희도 우리가 우리는 우리도 당사 당사가 당사는 귀사 고객 고객사 거래처 담당자 팀장 부장 ' +
  '상사 사장님 알고 알려 알려주세요 알려줘 궁금 궁금합니다 확인 확인해 문의 문의드립니다 부탁 부탁드립니다 ' +
  '부탁해요 감사합니다 안녕하세요 하고 한 할 해 해도 하면 하려면 하려고 한다 된다 되는 되면 된 될 돼요 ' +
  '되죠 있다 없다 있는지 없는지 있을까요 있어요 있습니까 없나요 맞나요 맞습니까 맞는지 맞아요 건가요 거죠 ' +
  '건지 것인가요 것은 것을 것이 게 수도 줄 들 들어 들었는데 합니다 됩니다 인가요 인지 하는 하는지 하는지요 ' +
  '되는지 안 못 꼭 먼저 그냥 따로 별도로 아니면 만든 만드는 쓰는 쓰인 나온 나오는 받는 받은 주는 준 있던 ' +
  '이후 이전 동안 사이 중 내 외 쪽 편 점 개 번 건 측 식 급 과정 간단히 설명 설명해 넘으면 있고 보통 나서';

const stopWords = new Set([english, german, chinese, japanese, korean].join(' ').split(' '));

/** Whether a word says little about the subject. Such words count for less, but are kept: who, when and how tell questions apart. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}
