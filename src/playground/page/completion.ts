import type { AppDescription, Channel, User } from '../shapes.ts';

/** Something the composer offers to write. */
export interface Offer {
  /** What is shown, in bold and beside it. */
  name: string;
  about: string;
  /** The whole text with the offer written into it. */
  text: string;
}

export interface Offers {
  title: string;
  offers: Offer[];
  /** Whether Enter takes the first one, or sends. */
  isEager: boolean;
}

const most = 8;

/** What could be meant by the text before the caret: a command, a sub-command, a person, or a channel. */
export function offersFor(
  text: string,
  { app, users, channels }: { app: AppDescription; users: readonly User[]; channels: readonly Channel[] },
): Offers | null {
  if (text.startsWith('/')) return commandOffers(text, app);
  const name = /(?:^|\s)([@#])([\w.-]*)$/.exec(text);
  if (!name) return null;
  const [, sign = '', start = ''] = name;
  const before = text.slice(0, text.length - start.length);
  const found =
    sign === '@'
      ? users.filter((user) => user.id !== 'USLACKBOT').map((user) => ({ name: user.name, about: user.realName }))
      : channels
          .filter(({ kind }) => kind === 'channel')
          .map((channel) => ({ name: channel.name, about: channel.topic }));
  const offers = found
    .filter((one) => one.name.startsWith(start.toLowerCase()))
    .map((one) => ({ name: `${sign}${one.name}`, about: one.about, text: `${before}${one.name} ` }));
  return offers.length === 0
    ? null
    : { title: sign === '@' ? 'People' : 'Channels', offers: offers.slice(0, most), isEager: true };
}

function commandOffers(text: string, app: AppDescription): Offers | null {
  const { command, usageHint, description } = app;
  if (!text.startsWith(`${command} `)) {
    if (!command.startsWith(text)) return null;
    const offers = [{ name: `${command} ${usageHint}`, about: description, text: `${command} ` }];
    return { title: 'Commands', offers, isEager: text !== command };
  }
  const typed = text.slice(command.length + 1);
  const offers = app.completions
    .filter(({ usage }) => wordOf(usage).startsWith(typed) && wordOf(usage) !== typed.trimEnd())
    .map(({ usage, summary }) => ({
      name: `${command} ${usage}`,
      about: summary,
      text: `${command} ${wordOf(usage)}${usage.includes(' ') ? ' ' : ''}`,
    }));
  return offers.length === 0 ? null : { title: app.realName, offers: offers.slice(0, most), isEager: false };
}

function wordOf(usage: string): string {
  return usage.split(' ')[0] ?? '';
}
