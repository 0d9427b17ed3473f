import { type Scrap, take } from './scrap.ts';

/** A time zone that a text names. */
export type ReadZone =
  | { kind: 'zone'; zone: string }
  /** Hours from UTC, or letters that several zones share: neither says when summer time begins. */
  | { kind: 'offset'; written: string }
  | { kind: 'unknown'; written: string };

const offset =
  /(?<![\p{L}\d/])(?:(?:Etc\/)?(?:UTC|GMT)\s*[+\-−±]\s*\d{1,2}(?::?\d{2})?|(?<=^|[\s,;])[+−-]\d{1,2}(?::?\d{2})?(?=$|[\s,;])|CST(?![\p{L}\d]))/iu;
const regions =
  /(?<![\p{L}\d/-])(?:africa|america|antarctica|arctic|asia|atlantic|australia|brazil|canada|chile|etc|europe|indian|mexico|pacific|us)\/[a-z_+\-0-9]+(?:\/[a-z_+\-0-9]+)?/iu;

/** What people call a zone beside its IANA name: other cities in it, other scripts, letters in common use. */
const names: Record<string, string> = {
  'Asia/Shanghai':
    'beijing|peking|shenzhen|guangzhou|baotou|ganzhou|北京|上海|深圳|广州|包头|赣州|ペキン|シャンハイ|베이징|상하이',
  'Asia/Tokyo': 'osaka|nagoya|jst|東京|东京|大阪|名古屋|도쿄|오사카',
  'Asia/Seoul': 'kst|busan|首尔|首爾|ソウル|서울|부산',
  'Asia/Hong_Kong': 'hongkong|香港|ホンコン|홍콩',
  'Asia/Taipei': '台北|臺北|タイペイ|타이베이',
  'Asia/Singapore': 'singapur|新加坡|シンガポール|싱가포르',
  'Asia/Kolkata': 'delhi|mumbai|bangalore|德里|デリー|델리',
  'Europe/Berlin':
    'frankfurt|münchen|munich|hamburg|köln|cologne|düsseldorf|stuttgart|mez|mesz|cet|cest|柏林|ベルリン|베를린',
  'Europe/London': '伦敦|倫敦|ロンドン|런던',
  'Europe/Paris': '巴黎|パリ|파리',
  'Europe/Vienna': 'wien|维也纳|ウィーン',
  'Europe/Zurich': 'zürich|苏黎世|チューリッヒ|취리히',
  'Europe/Brussels': 'brüssel|布鲁塞尔|ブリュッセル|브뤼셀',
  'Europe/Warsaw': 'warschau',
  'Europe/Rome': 'rom|mailand|milan',
  'America/New_York': 'nyc|washington|boston|et|est|edt|纽约|紐約|ニューヨーク|뉴욕',
  'America/Los_Angeles': 'san francisco|seattle|pt|pst|pdt|洛杉矶|ロサンゼルス|로스앤젤레스',
  'America/Chicago': 'houston|dallas|芝加哥|シカゴ|시카고',
  'Australia/Sydney': '悉尼|シドニー|시드니',
  UTC: 'utc|gmt|zulu',
};

/** Takes the first time zone out of a text: an IANA name in any case, a city, an abbreviation that means one zone. */
export function takeZone(scrap: Scrap): ReadZone | null {
  const hours = take(scrap, offset);
  if (hours) return { kind: 'offset', written: hours[0].trim() };
  const region = take(scrap, regions);
  if (region) {
    const zone = asZone(region[0]);
    return zone === null ? { kind: 'unknown', written: region[0] } : { kind: 'zone', zone };
  }
  const { pattern, zones } = index();
  const city = take(scrap, pattern);
  const zone = city && zones.get(keyOf(city[1] ?? ''));
  return zone ? { kind: 'zone', zone } : null;
}

/** The zone that an IANA name stands for, whatever its case; null when it is none, or only hours from UTC. */
export function asZone(name: string): string | null {
  if (/[+\-−]\d/.test(name)) return null;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    return timeZone === 'GMT' ? 'UTC' : timeZone;
  } catch {
    return null;
  }
}

/** Every zone this machine knows, by name, UTC among them. */
export function allZones(): string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])].sort();
}

let built: { pattern: RegExp; zones: Map<string, string> } | undefined;

/** All names of all zones. Made once, when someone first names a place. */
function index() {
  built ??= buildIndex();
  return built;
}

function buildIndex(): { pattern: RegExp; zones: Map<string, string> } {
  const zones = new Map<string, string>();
  for (const zone of allZones()) zones.set(keyOf(zone.split('/').at(-1) ?? zone), zone);
  for (const [zone, aliases] of Object.entries(names))
    for (const alias of aliases.split('|')) zones.set(keyOf(alias), zone);
  const longestFirst = [...zones.keys()].sort((a, b) => b.length - a.length);
  const all = longestFirst.map((name) => name.replaceAll(' ', '[ _]')).join('|');
  // Scripts without spaces have no word boundaries.
  const latin = '(?<![\\p{Script=Latin}\\d/-])';
  return {
    zones,
    pattern: new RegExp(`${latin}(${all})(?![\\p{Script=Latin}\\d/-])(?:\\s*(?:time|zeit|时间|時間|시간))?`, 'iu'),
  };
}

function keyOf(name: string): string {
  return name.toLowerCase().replaceAll('_', ' ');
}
