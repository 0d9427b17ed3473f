import { isBlock } from '../fields.ts';
import { checkAddress, checkList, checkString, type Issue, issue } from './issue.ts';

const sections = ['rich_text_section', 'rich_text_list', 'rich_text_preformatted', 'rich_text_quote'];
const most = { max: 1_000, min: 0 };

/** The parts of a rich_text block: sections, lists, quotes and preformatted texts. */
export function checkRichText(at: string, part: unknown): Issue[] {
  if (!isBlock(part) || !sections.includes(part.type))
    return issue(at, 'must be a rich text section, list, quote or preformatted');
  if (part.type !== 'rich_text_list') return checkList(`${at}/elements`, part.elements, most, checkPiece);
  const style =
    part.style === 'bullet' || part.style === 'ordered' ? [] : issue(`${at}/style`, 'must be bullet or ordered');
  return [...style, ...checkList(`${at}/elements`, part.elements, most, checkRichText)];
}

function checkPiece(at: string, piece: unknown): Issue[] {
  if (!isBlock(piece)) return issue(at, 'must be an element with a type');
  switch (piece.type) {
    case 'text':
      return checkString(`${at}/text`, piece.text, { max: 40_000 });
    case 'link':
      return checkAddress(`${at}/url`, piece.url);
    case 'user':
      return checkString(`${at}/user_id`, piece.user_id, { max: 30 });
    case 'channel':
      return checkString(`${at}/channel_id`, piece.channel_id, { max: 30 });
    case 'emoji':
      return checkString(`${at}/name`, piece.name, { max: 100 });
    case 'broadcast':
    case 'date':
    case 'color':
    case 'team':
    case 'usergroup':
      return [];
    default:
      return issue(`${at}/type`, `unsupported type: ${piece.type}`);
  }
}
