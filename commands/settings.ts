import { defineOfficeCommand } from '../src/core/command.ts';
import type { Office } from '../src/core/office.ts';
import type { NoticeItem, Reply } from '../src/core/reply.ts';
import { readSettingRequest } from '../src/core/setting/request.ts';
import type { Preferences } from '../src/core/setting/setting.ts';
import { type SettingWords, settingWords } from '../src/core/setting/words.ts';

export const settings = defineOfficeCommand({
  name: 'settings',
  usage: 'settings [name value]',
  summary: 'Show or change how the bot behaves in this channel. For administrators.',

  async run(input, { base }, office) {
    const { settings: kept, language, today } = office;
    const words = settingWords(language);
    const frame = { language, asOf: today, revision: base.revision };
    const problem = (message: string, tip: string): Reply => ({
      ...frame,
      kind: 'problem',
      message,
      tip,
      suggestions: [],
    });
    if (!kept) return problem(words.unknown('settings'), words.refusedTip);

    const request = readSettingRequest(input);
    if (request.kind === 'unknown') return problem(words.unknown(input), words.unknownTip);
    if (request.kind === 'show') return { ...frame, ...shown(await kept.read(), words, []) };
    if (!(await kept.mayChange())) return problem(words.refused, words.refusedTip);
    if (request.kind === 'experts') {
      const channel = await kept.findChannel(request.channel);
      if (channel === null) return problem(words.noChannel(request.channel), words.noChannelTip);
      return { ...frame, ...(await changed(kept, { experts: channel }, words)) };
    }
    return { ...frame, ...(await changed(kept, request.change, words)) };
  },
});

type Body = Pick<Extract<Reply, { kind: 'notice' }>, 'kind' | 'title' | 'lines' | 'items' | 'actions'>;

async function changed(kept: NonNullable<Office['settings']>, change: Partial<Preferences>, words: SettingWords) {
  await kept.write(change);
  return shown(await kept.read(), words, [words.saved]);
}

function shown(now: Preferences, words: SettingWords, lines: string[]): Body {
  const { on, off, usual } = words;
  const states: Record<keyof Preferences, string> = {
    language: now.language ?? usual,
    answers: words[now.answers],
    experts: now.experts ?? usual,
    quiet: now.quiet ? on : off,
    feedback: now.feedback ? on : off,
  };
  const turns: Partial<Record<keyof Preferences, { label: string; input: string }>> = {
    answers:
      now.answers === 'thread'
        ? { label: words.ephemeral, input: 'settings answers ephemeral' }
        : { label: words.thread, input: 'settings answers thread' },
    quiet: { label: now.quiet ? off : on, input: `settings quiet ${now.quiet ? 'off' : 'on'}` },
    feedback: { label: now.feedback ? off : on, input: `settings feedback ${now.feedback ? 'off' : 'on'}` },
  };
  const items = (Object.keys(states) as (keyof Preferences)[]).map((name): NoticeItem => {
    const turn = turns[name];
    return { title: `${words.names[name]}: ${states[name]}`, lines: [words.hints[name]], actions: turn ? [turn] : [] };
  });
  return { kind: 'notice', title: words.title, lines, items, actions: [{ label: words.form, input: settingsForm }] };
}

/** The line that stands for the form, where a surface has forms. */
export const settingsForm = 'settings form';
