import { asList, asText } from '../fields.ts';
import { SlackError } from '../slack-error.ts';
import { channelOf, type Method, method } from './method.ts';

const mostPrompts = 4;
const longestStatus = 100;

/** What an agent shows beside its answers: that it is at work, what a conversation is about, what could be asked. */
export const assistantMethods: Record<string, Method> = {
  'assistant.threads.setStatus': method('chat:write', (args, platform) => {
    const channel = channelOf({ channel: args.channel_id }, platform).id;
    const status = asText(args.status);
    if (asText(args.thread_ts) === '' || status.length > longestStatus) throw new SlackError('invalid_arguments');
    platform.workspace.announce({ type: 'status', channel, thread: asText(args.thread_ts), status });
    return {};
  }),

  'assistant.threads.setTitle': method('assistant:write', (args, platform) => {
    const channel = channelOf({ channel: args.channel_id }, platform);
    const [thread, title] = [asText(args.thread_ts), asText(args.title)];
    if (title === '' || thread === '') throw new SlackError('invalid_arguments');
    if (channel.kind !== 'im') throw new SlackError('channel_not_found');
    platform.workspace.titles.set(`${channel.id}:${thread}`, title);
    platform.workspace.announce({ type: 'title', channel: channel.id, thread, title });
    return {};
  }),

  'assistant.threads.setSuggestedPrompts': method('assistant:write', (args, platform) => {
    const channel = channelOf({ channel: args.channel_id }, platform).id;
    const prompts = asList(args.prompts).map(({ title, message }) => ({
      title: asText(title),
      message: asText(message),
    }));
    if (prompts.length === 0 || prompts.length > mostPrompts) throw new SlackError('invalid_arguments');
    if (prompts.some(({ title, message }) => title === '' || message === '')) throw new SlackError('invalid_arguments');
    // Apps with an agent view set prompts for the whole tab; with a thread the call does nothing, and says ok.
    if (args.thread_ts !== undefined) return {};
    platform.workspace.prompts.set(channel, prompts);
    platform.workspace.announce({ type: 'prompts', channel, prompts });
    return {};
  }),
};
