import { createRandom } from '../../bench/random.ts';
import { realClock } from '../../src/playground/clock.ts';
import type { Fault } from '../../src/playground/faults.ts';
import { startPlayground } from '../../src/playground/start.ts';
import type { Climate, Weather } from './workspace.ts';

/** The process of a local workspace in bad weather. It is asked by messages, and answers under their ids. */
const { seed, channels, weather, listedAfterMillis, hurry = 1 } = JSON.parse(process.argv[2] ?? '') as Climate;

const playground = await startPlayground({
  clock: {
    ...realClock,
    later: (millis, run) => realClock.later(millis < 60_000 ? millis : millis / hurry, run),
  },
  today: () => new Date().toISOString().slice(0, 10),
  app: {
    name: 'rareearth',
    realName: 'Rareearth',
    description: '',
    command: '/rareearth',
    usageHint: '',
    completions: [],
    examples: [],
  },
  scopes: [
    'app_mentions:read',
    'assistant:write',
    'channels:history',
    'channels:read',
    'chat:write',
    'commands',
    'im:history',
    'users:read',
  ],
});
const { workspace, faults } = playground;
const members = [...workspace.users.keys()];
for (const id of channels)
  workspace.channels.set(id, { id, name: id.toLowerCase(), topic: '', kind: 'channel', members });
faults.delay(listedAfterMillis);
faults.weather(buildWeather(weather, createRandom(seed)));

const person = playground.person();
const answers: Record<string, (...args: (string | null)[]) => unknown> = {
  keys: () => {
    const { apiUrl, botToken, appToken, signingSecret } = playground;
    return { apiUrl, botToken, appToken, signingSecret };
  },
  messages: () => playground.messages(),
  acknowledged: () => playground.acknowledged().map(({ ts }) => ts),
  faults: () => Object.fromEntries(faults.counts),
  sendTo: (url) =>
    playground.sendTo(url as string).then(
      () => true,
      () => false,
    ),
  connected: playground.connected,
  say: (channel, text) => person.say(channel ?? person.direct, text as string),
  repeat: () => playground.faults.redeliver(),
  refresh: () => playground.faults.refresh(),
};

process.on('message', async ({ id, question, args }: { id: number; question: string; args: string[] }) => {
  const answer = (await answers[question]?.(...args)) ?? null;
  process.send?.({ id, answer });
});
process.on('disconnect', () => process.exit());

function buildWeather(kinds: Weather, random: () => number) {
  return (method: string): Fault | undefined => {
    let left = random();
    for (const { share, fault } of kinds[method] ?? []) {
      if (left < share) return fault as unknown as Fault;
      left -= share;
    }
    return undefined;
  };
}
