import { type SubscriptionFilter, type Weekday, weekdays } from '../subscription.ts';
import { type Scrap, take } from './scrap.ts';

type Days = Pick<SubscriptionFilter, 'days' | 'weekday'>;

const word = (words: string) => `(?<![\\p{L}\\d])(?:${words})(?![\\p{L}\\d])`;

const workdays = new RegExp(
  [
    word('(?:on |every |each )?(?:weekdays?|work(?:ing )?days?|business days?)'),
    word('mon(?:day)?s? ?(?:to|-|–|through) ?fri(?:day)?s?|mo\\.? ?(?:-|–|bis) ?fr\\.?|montags? bis freitags?'),
    word('(?:an |nur an |jeden )?(?:werktags?|werktagen|wochentags|wochentagen|arbeitstags?|arbeitstagen)'),
    '每个工作日|工作日|(?:周|星期)一(?:至|到|-|~)(?:周|星期)?五|平日|営業日|月(?:曜日?)?(?:から|〜|～|-|~)金(?:曜日?)?',
    '평일|주중|월(?:요일)?(?:~|-|〜|부터 )금(?:요일)?(?:까지)?',
  ].join('|'),
  'iu',
);

const daily = new RegExp(
  [
    word('daily|every day|each day|everyday|täglich|jeden tag|jeden morgen|every morning'),
    '每天|每日|天天|毎日|毎朝|매일',
  ].join('|'),
  'iu',
);

const weekly = new RegExp(
  [
    word('weekly|every week|once a week|each week|wöchentlich|jede woche|einmal (?:pro|die|in der) woche'),
    '每周(?!一|二|三|四|五|六|日|天)|每星期(?!一|二|三|四|五|六|日|天)|毎週(?!.曜)|매주(?! ?.요일)|주 ?1회|週に?1回',
  ].join('|'),
  'iu',
);

/** Monday first. */
const names: readonly string[] = [
  'mon(?:day)?s?|montags?|mo',
  'tue(?:s|sday|sdays)?|dienstags?|di',
  'wed(?:s|nesday|nesdays)?|mittwochs?|mi',
  'thu(?:rs|rsday|rsdays)?|donnerstags?|do',
  'fri(?:day)?s?|freitags?|fr',
  'sat(?:urday|urdays)?|samstags?|sonnabends?|sa',
  'sun(?:day)?s?|sonntags?|so',
];
const characters: readonly [chinese: string, japanese: string, korean: string][] = [
  ['一', '月', '월'],
  ['二', '火', '화'],
  ['三', '水', '수'],
  ['四', '木', '목'],
  ['五', '金', '금'],
  ['六', '土', '토'],
  ['日天', '日', '일'],
];

/** Takes the days out of a text: "weekdays", "jeden Tag", "每周一", "毎週金曜日", "매일". Null when it names none. */
export function takeDays(scrap: Scrap): Days | null {
  if (take(scrap, workdays)) return { days: 'weekdays' };
  if (take(scrap, daily)) return { days: 'daily' };
  const named = takeWeekday(scrap);
  const isWeekly = take(scrap, weekly) !== null;
  if (named !== null) return { days: 'weekly', weekday: named };
  return isWeekly ? { days: 'weekly' } : null;
}

function takeWeekday(scrap: Scrap): Weekday | null {
  const found = weekdays.find((day) => take(scrap, patterns[day - 1] ?? /(?!)/u) !== null);
  return found ?? null;
}

const patterns = names.map((name, index) => {
  const [chinese, japanese, korean] = characters[index] ?? ['', '', ''];
  // Two letters alone ("so", "do", "mi") are words of other languages; with a full stop or "am" they are days.
  const short = name.slice(name.lastIndexOf('|') + 1);
  const long = name.slice(0, name.lastIndexOf('|'));
  return new RegExp(
    [
      word(`(?:on |every |each |am |jeden )?(?:${long})(?: morning)?`),
      `${word(`(?:am|jeden) ${short}`)}\\.?`,
      `(?:每周|每星期|每礼拜|周|星期|礼拜)[${chinese}]`,
      `(?:毎週)?${japanese}曜日?に?`,
      `(?:매주 ?)?${korean}요일(?:마다|에)?`,
    ].join('|'),
    'iu',
  );
});
