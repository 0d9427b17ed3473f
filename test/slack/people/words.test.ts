import { describe, expect, it } from 'vitest';
import { languages } from '../../../src/core/language.ts';
import { settingWords } from '../../../src/core/setting/words.ts';
import { asModal } from '../../../src/slack/blocks.ts';
import { checkMessage, limits } from '../../../src/slack/limits.ts';
import { belowBlocks } from '../../../src/slack/people/below.ts';
import { expertMessage, personalAnswer, stateMessage } from '../../../src/slack/people/expert-message.ts';
import type { ExpertQuestion } from '../../../src/slack/people/ports.ts';
import type { AnswerReply } from '../../../src/slack/people/records.ts';
import { knownMessage, updateMessage } from '../../../src/slack/people/update-message.ts';
import { peopleWords } from '../../../src/slack/words/people.ts';
import { answerReply, buildEntry, buildStatement } from '../builders.ts';

const nasty = '<!channel> & <https://evil.example|x> ```';

describe.each(languages)('what is said around answers in %s', (language) => {
  const words = peopleWords(language);

  it('fits where it goes', () => {
    for (const title of [words.whyTitle, words.answerTitle, settingWords(language).title])
      expect([title, title.length <= limits.viewTitle]).toEqual([title, true]);
    const buttons = [words.helpful, words.notHelpful, words.askExpert, words.tellMe, words.take, words.answer];
    for (const label of [...buttons, words.addToKnowledge, words.resolved, words.showAnswer])
      expect([label, label.length <= limits.buttonText]).toEqual([label, true]);
  });

  it('stands below an answer in a message, and not in a modal', () => {
    const blocks = belowBlocks('a1', language, { feedback: true, expert: true, tell: true });
    expect(blocks.map(({ type }) => type)).toEqual(['actions', 'context_actions']);
    expect(checkMessage({ text: 'x', blocks })).toEqual([]);
    expect(asModal({ text: 'x', blocks }, language, 'answer').blocks).toEqual([]);
    expect(belowBlocks('a1', language, { feedback: false, expert: false, tell: false })).toEqual([]);
  });

  it.each(['open', 'taken', 'answered', 'closed'] as const)(
    'breaks no rule of Slack about a question that is %s',
    (status) => {
      const question: ExpertQuestion = {
        id: 'q1',
        team: 'T1',
        question: nasty,
        language,
        asker: 'U1',
        asked: { channel: 'C1', ts: '1.1' },
        experts: { channel: 'C9', ts: '2.2' },
        status,
        takenBy: 'U7',
        answeredBy: null,
        reply: null,
        state: null,
        answer: 'a1',
      };
      const statements = Array.from({ length: 5 }, () => buildStatement({ text: nasty.repeat(40) }));
      const reply = answerReply({ language, statements, headline: nasty }) as AnswerReply;
      const message = expertMessage({ question, reply, address: 'https://x.slack.com/archives/C1/p1', language });
      expect(checkMessage(message)).toEqual([]);
      expect(checkMessage(stateMessage(question))).toEqual([]);
      expect(checkMessage(personalAnswer(question, nasty.repeat(60), 'U7', 'today'))).toEqual([]);
    },
  );

  it('breaks no rule of Slack about an answer that has changed', () => {
    const rules = Array.from({ length: 5 }, (_, at) => ({
      rule: `act/rule-${at}`,
      title: nasty.repeat(10),
      parts: ['effect', 'text', 'history'] as const,
      now: at === 0 ? null : buildEntry({ note: nasty.repeat(30) }),
    }));
    const frame = { language, question: nasty, again: 'ask x', disclaimer: nasty };
    const changed = updateMessage({ ...frame, rules, verdict: { before: 'suspended+none', after: 'no_answer' } });
    expect(checkMessage(changed)).toEqual([]);
    expect(JSON.stringify(changed)).toContain(words.noVerdict);
    expect(checkMessage(updateMessage({ ...frame, again: null, rules: [], verdict: null }))).toEqual([]);
    expect(checkMessage(knownMessage(language, nasty))).toEqual([]);
  });
});
