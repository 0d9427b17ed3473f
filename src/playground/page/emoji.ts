/** The emoji that bots use most; others keep their colons, as in a Slack that does not know them. */
const known: Record<string, string> = {
  '+1': '👍',
  '-1': '👎',
  bell: '🔔',
  books: '📚',
  bulb: '💡',
  calendar: '📅',
  eyes: '👀',
  globe_with_meridians: '🌐',
  heavy_check_mark: '✔️',
  hourglass: '⌛',
  information_source: 'ℹ️',
  link: '🔗',
  lock: '🔒',
  magnet: '🧲',
  mag: '🔍',
  memo: '📝',
  no_entry: '⛔',
  page_facing_up: '📄',
  question: '❓',
  rotating_light: '🚨',
  scroll: '📜',
  speech_balloon: '💬',
  tada: '🎉',
  thumbsdown: '👎',
  thumbsup: '👍',
  warning: '⚠️',
  wave: '👋',
  white_check_mark: '✅',
  x: '❌',
};

export function emojiOf(name: string): string {
  return known[name] ?? `:${name}:`;
}
