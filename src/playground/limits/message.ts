import { asBlocks, asText, isFields } from '../fields.ts';
import type { Block, Fields } from '../shapes.ts';
import { SlackError } from '../slack-error.ts';
import { checkBlocks } from './blocks.ts';
import type { Issue } from './issue.ts';

const longestText = 40_000;
/** Not in Slack's documents: met at about 13,200 over all blocks, though each kept its own limit. */
const heaviest = 13_200;
const largestMetadata = 16_000;

export interface Content {
  text: string;
  blocks: Block[];
  metadata?: Fields;
}

/** What a message says, or the error Slack would give. */
export function readContent(args: Fields): Content {
  const text = asText(args.text ?? args.markdown_text);
  const { blocks = [], metadata } = args;
  if (text.length > longestText) throw new SlackError('msg_too_long');
  if (!Array.isArray(blocks)) throw new SlackError('invalid_blocks_format');
  refuseIssues(checkBlocks(blocks, 'message'));
  if (weigh(blocks) > heaviest) throw new SlackError('msg_blocks_too_long');
  if (text.trim() === '' && blocks.length === 0) throw new SlackError('no_text');
  return { text, blocks: asBlocks(blocks), ...(metadata !== undefined && { metadata: readMetadata(metadata) }) };
}

/** Throws Slack's invalid_blocks when there is any issue. */
export function refuseIssues(issues: Issue[], code = 'invalid_blocks'): void {
  if (issues.length === 0) return;
  const lines = issues.map(({ at, message }) => `${message} [json-pointer:${at}]`);
  throw new SlackError(code, {
    errors: lines,
    response_metadata: { messages: lines.map((line) => `[ERROR] ${line}`) },
  });
}

/** Everything the blocks say, in characters: texts, values, addresses. */
function weigh(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + weigh(item), 0);
  if (!isFields(value)) return 0;
  return Object.entries(value).reduce((sum, [key, item]) => (key === 'type' ? sum : sum + weigh(item)), 0);
}

function readMetadata(metadata: unknown): Fields {
  const isFlat =
    isFields(metadata) &&
    /^[a-zA-Z0-9_.-]{1,255}$/.test(asText(metadata.event_type)) &&
    isFields(metadata.event_payload);
  if (!isFlat) throw new SlackError('invalid_metadata_format');
  if (JSON.stringify(metadata).length > largestMetadata) throw new SlackError('metadata_too_large');
  return metadata;
}
