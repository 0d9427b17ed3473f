import { asText, isFields } from '../fields.ts';
import type { Fields, View } from '../shapes.ts';
import { SlackError } from '../slack-error.ts';
import { checkBlocks } from './blocks.ts';
import { checkKeys, checkOptionalString, checkOptionalText, checkText, issue } from './issue.ts';
import { refuseIssues } from './message.ts';

const keys = [
  'type title blocks close submit private_metadata callback_id clear_on_close notify_on_close external_id submit_disabled',
].flatMap((line) => line.split(' '));
const largest = 250_000;

export type ViewContent = Omit<View, 'id' | 'hash' | 'user' | 'state'>;

/** What a view says, or the error Slack would give. */
export function readView(given: unknown): ViewContent {
  if (!isFields(given)) throw new SlackError('invalid_arguments', { errors: ['missing required field: view'] });
  const { type, title, close, submit, blocks } = given;
  if (JSON.stringify(given).length > largest) throw new SlackError('view_too_large');
  if (type !== 'modal' && type !== 'home')
    throw new SlackError('invalid_arguments', { errors: ['view type must be modal or home'] });
  const isForm = Array.isArray(blocks) && blocks.some((block) => isFields(block) && block.type === 'input');
  refuseIssues(
    [
      ...checkKeys('/view', given, keys),
      ...(type === 'modal' ? checkText('/view/title', title, { max: 24, plain: true }) : []),
      ...checkOptionalText('/view/close', close, { max: 24, plain: true }),
      ...checkOptionalText('/view/submit', submit, { max: 24, plain: true }),
      ...(type === 'modal' && isForm && !isFields(submit)
        ? issue('/view', 'a view with input blocks needs submit')
        : []),
      ...checkOptionalString('/view/private_metadata', given.private_metadata, 3_000),
      ...checkOptionalString('/view/callback_id', given.callback_id, 255),
      ...checkOptionalString('/view/external_id', given.external_id, 255),
      ...checkBlocks(blocks ?? null, type),
    ],
    'invalid_arguments',
  );
  return contentOf(given, type);
}

function contentOf(given: Fields, kind: View['kind']): ViewContent {
  const { title, close, submit, blocks } = given as Partial<View>;
  return {
    kind,
    blocks: blocks ?? [],
    callbackId: asText(given.callback_id),
    externalId: asText(given.external_id),
    privateMetadata: asText(given.private_metadata),
    clearOnClose: given.clear_on_close === true,
    notifyOnClose: given.notify_on_close === true,
    ...(title && { title }),
    ...(close && { close }),
    ...(submit && { submit }),
  };
}
