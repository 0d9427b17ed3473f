// What people write around a question: greetings, thanks, signatures, emoji. It says nothing of what is asked, and words
// that no entry has would count against the rest.

const whom =
  '(?:\\s+(?:all|team|there|everyone|everybody|folks|colleagues|both|guys|sirs?|madam|zusammen|@?rareearth))*';
/** Or a dash that stands by itself: "hi-purity" greets nobody. */
const stop = '(?:\\s*[,.!:;]+|\\s+[–-]+\\s)';
const before = [
  `(?:hi|hello|hey|good\\s+(?:morning|afternoon|evening|day)|dear|hallo|moin|guten\\s+(?:morgen|tag|abend))${whom}${stop}`,
  '(?:sorry|apologies|entschuldigung)(?:\\s+to\\s+bother(?:\\s+you)?|\\s+for\\s+(?:bothering|asking)(?:\\s+you)?)?(?:\\s+again)?\\s*[,.!:;]+',
  `(?:just\\s+)?(?:a\\s+|eine?\\s+)?(?:quick|short|kurze)\\s+(?:question|one|frage)${stop}`,
  '(?:urgent|dringend|question|frage)\\s*[!:]+',
  '(?:u+mm?|so|well)\\s*,',
  '(?:您好|你好|大家好|请问一下|请问|打扰了?)[,，。.!！:：\\s]*',
  '(?:お疲れ様です|お世話になっております|こんにちは|すみません)[、。,.!！\\s]*',
  '(?:안녕하세요|수고하십니다|죄송하지만|실례합니다)[,.!\\s]*',
];
const after = [
  '(?:pls|plz|please|kindly|bitte)\\s+(?:advise|help|confirm|clarify|let\\s+(?:me|us)\\s+know|um\\s+(?:info|auskunft))',
  '(?:many\\s+|much\\s+)?(?:thanks|thank\\s+you|thx|tia|cheers|danke|vielen\\s+dank)(?:\\s+(?:in\\s+advance|a\\s+lot|so\\s+much|very\\s+much|again|all|team|im\\s+voraus|schon\\s+mal))*',
  "\\((?:just\\s+|i['’]m\\s+)?asking\\s[^()]*\\)",
  '(?:谢谢|多谢|感谢|请指教|麻烦了?您?了?)(?:大家|各位|您)?',
  '(?:どうぞ)?よろしく(?:お願い(?:いた)?(?:致)?します)?|お願いします|ありがとうございます',
  '감사합니다|고맙습니다|부탁드립니다',
];
/** With a name below it. In a sentence "as regards" and "mfg" say something: these end one. */
const signature =
  '(?:(?:best|kind|warm)\\s+regards|(?<=[?!.,;] ?)(?:regards|mfg)|mit\\s+freundlichen\\s+grüßen|viele\\s+grüße|beste\\s+grüße)(?![\\p{L}])[^?]{0,40}';

const opening = new RegExp(`^\\s*(?:${before.join('|')})\\s*`, 'iu');
const closing = new RegExp(
  `(?:^|[?？!！.。,，;；\\s])\\s*(?:${signature}|(?:${after.join('|')})(?![\\p{L}]))[\\s.。!！~;；]*$`,
  'iu',
);
const blanks = /\s+/g;
const emoji = /(?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:])/gi;
/** A greeting, an apology and "quick question:" may stand one after the other. */
const most = 3;

/** The question without what is only polite; the whole text where nothing else is in it. */
export function withoutCourtesy(text: string): string {
  // Runs of blanks would make the patterns try every way to share them out.
  const tidy = text.replace(blanks, ' ');
  let rest = tidy.includes(':') ? tidy.replace(emoji, ' ').replace(blanks, ' ') : tidy;
  for (let count = 0; count < most; count++) {
    const less = rest.replace(opening, '').replace(closing, keepMark);
    if (less === rest) break;
    rest = less;
  }
  return rest !== tidy && /[\p{L}\p{N}]/u.test(rest) ? rest : text;
}

/** "... licence? Thanks!" is still a question. */
function keepMark(found: string): string {
  return /^[?？.。!！]/u.exec(found)?.[0] ?? '';
}
