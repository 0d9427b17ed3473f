import { asList, asText, parseJson } from '../fields.ts';
import { makeId } from '../ids.ts';
import type { Platform } from '../platform.ts';
import type { Fields, SharedFile } from '../shapes.ts';
import { SlackError } from '../slack-error.ts';
import { joinedChannelOf, type Method, method } from './method.ts';

/** Files go in three steps: ask for an address, send the bytes there, say where the file is to be seen. */
export const fileMethods: Record<string, Method> = {
  'files.getUploadURLExternal': method('files:write', (args, { workspace, address }) => {
    const [name, length] = [asText(args.filename), Number(args.length)];
    if (name === '' || !Number.isInteger(length) || length <= 0) throw new SlackError('invalid_arguments');
    const file: SharedFile = { id: makeId('F'), name, title: name, content: '', channel: null, ts: null };
    workspace.files.push(file);
    return { upload_url: `${address()}/upload/${file.id}`, file_id: file.id };
  }),

  'files.completeUploadExternal': method('files:write', (args, platform) => {
    const { workspace } = platform;
    const wanted = asList(typeof args.files === 'string' ? parseJson(args.files) : args.files);
    const files = wanted.map(({ id, title }) => Object.assign(fileOf(platform, id), title ? { title } : {}));
    if (files.length === 0) throw new SlackError('invalid_arguments');
    if (files.some(({ content }) => content === '')) throw new SlackError('file_not_found');
    if (asText(args.channel_id) !== '') share(args, platform, files);
    return { files: files.map(({ id, title }) => ({ id, title })), team: workspace.team.id };
  }),
};

/** The bytes of a file arrive, as a form or as they are. */
export function receiveFile(platform: Platform, id: string, body: Buffer, type: string): void {
  const boundary = /boundary="?([^";]+)/.exec(type)?.[1];
  fileOf(platform, id).content = boundary === undefined ? body.toString() : partOf(body.toString(), boundary);
}

function partOf(form: string, boundary: string): string {
  const part = form.split(`--${boundary}`).find((one) => one.includes('\r\n\r\n')) ?? '';
  return part.slice(part.indexOf('\r\n\r\n') + 4).replace(/\r\n$/, '');
}

/** A message of the bot that shows the files. */
function share(args: Fields, platform: Platform, files: SharedFile[]): void {
  const { workspace } = platform;
  const channel = joinedChannelOf({ channel: args.channel_id }, platform);
  const parent = asText(args.thread_ts);
  const root = workspace.find(channel.id, parent);
  if (parent !== '' && root === undefined) throw new SlackError('invalid_thread_ts');
  const message = workspace.post({
    channel: channel.id,
    user: workspace.bot.id,
    text: asText(args.initial_comment),
    blocks: [],
    files: files.map(({ id, name, title, content }) => ({ id, name, title, size: Buffer.byteLength(content) })),
    ...(root && { thread: root.thread ?? root.ts }),
  });
  for (const file of files) Object.assign(file, { channel: channel.id, ts: message.ts });
}

function fileOf({ workspace }: Platform, id: unknown): SharedFile {
  const file = workspace.files.find((one) => one.id === id);
  if (file === undefined) throw new SlackError('file_not_found');
  return file;
}
