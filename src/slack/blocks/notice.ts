import type { Reply } from '../../core/reply.ts';
import { escapeText } from '../mrkdwn.ts';
import type { Item, Layout } from './layout.ts';
import { footer, header, moreButton, press, type Request, section } from './request.ts';

type NoticeReply = Reply & { kind: 'notice' };

const itemsAtOnce = 12;

/** What was done or is kept: a title, lines, and a list of things with buttons to go on. */
export function layOutNotice(reply: NoticeReply, request: Request): Layout {
  const { title, lines, items, actions } = reply;
  const text = lines.map((line) => escapeText(line, 600)).join('\n');
  return {
    top: {
      blocks: [header(title), ...(text === '' ? [] : [section(text)])],
      plain: [title, ...lines],
    },
    items: items.map((item) => noticeItem(item, reply)),
    pageSize: itemsAtOnce,
    bottom: footer(reply, request),
    buttons: actions.map(({ label, input }) => press('run', label, input, reply)),
    more: moreButton(reply, request),
  };
}

/** One thing of a notice, with its buttons. */
export function noticeItem({ title, lines, actions }: NoticeReply['items'][number], reply: Reply): Item {
  const text = [`*${escapeText(title, 300)}*`, ...lines.map((line) => escapeText(line, 600))].join('\n');
  const buttons = actions.map(({ label, input }) => press('run', label, input, reply)).filter((one) => one !== null);
  const [only, ...others] = buttons;
  return {
    blocks:
      others.length === 0
        ? [section(text, only ?? null)]
        : [section(text), { type: 'actions', elements: buttons.slice(0, 5) }],
    plain: [title, ...lines],
    notes: [],
  };
}
