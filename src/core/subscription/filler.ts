/** Words that carry nothing: what is left of "please tell us about changes to ... in this channel". */
const first =
  /^(?:please|bitte|to|for|about|on|of|in|at|with|and|me|us|tell|send|notify|inform|the|this|our|channel|here|changes?|news|updates?|topics?|rules?|announcements? (?:about|on|for)|also|only|just|or|oder|und|über|zu|zum|zur|für|von|mit|und|mich|uns|mir|hier|diesen|dieser|kanal|änderungen|neuigkeiten|thema|themen|nur|auch|um|am|an|abonniere|sag|schick|请|關於|关于|有关|订阅|訂閱|通知我?|给我|我们?|每|在|和|与|及|と|はい|구독|알림|매)(?:\s+|(?=[\p{Script=Han}])|$)/iu;
const last =
  /(?:^|\s+|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]))(?:please|bitte|to|for|about|on|of|in|at|with|and|too|also|as well|me|us|here|changes?|news|updates?|thanks?|channel|and|or|und|oder|um|am|an|in|auf|abonnieren|melden|danke|的(?:变化|更新|消息)?|变化|更新|消息|通知|订阅|について(?:の変更)?|の変更|に関する|を購読(?:する|したい)?|を|に|の|で|お願いします|ください|에 ?(?:대해|관해|대한)(?: ?(?:알려 ?(?:줘|주세요)|구독))?|관련|변경(?:사항)?|을|를|에|로|으로|구독(?:해 ?(?:줘|주세요))?|알려 ?(?:줘|주세요))$/iu;
const everything =
  /^(?:everything|anything|all|all (?:of it|topics|rules|changes|acts)|the lot|any topic|alles|alle|alle themen|sämtliche themen|全部|所有|所有主题|全部主题|一切|すべて|全て|全部の話題|すべての話題|전체|전부|모두|모든 주제)$/iu;

/** A piece without the words around it that say nothing. */
export function bare(piece: string): string {
  let text = piece.trim().replace(/^["'“„«「]+|["'”“»」.!。！]+$/gu, '');
  for (;;) {
    const next = text.replace(first, '').replace(last, '').trim();
    if (next === text) return text;
    text = next;
  }
}

export function isEverything(piece: string): boolean {
  return everything.test(piece);
}

/** The words of a piece, without those that say nothing. */
export function splitWords(piece: string): string[] {
  return piece
    .split(/\s+/)
    .map(bare)
    .filter((word) => word !== '');
}
