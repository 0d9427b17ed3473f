import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { questionEvents } from '../../src/slack/inbox/question.ts';
import { slashCommand } from '../../src/slack/listeners/command.ts';
import {
  eventScopes,
  featureScopes,
  grants,
  methodScopes,
  neededScopes,
  optionalScopes,
  usedScopes,
  usesOf,
} from '../../src/slack/scopes.ts';
import { shortcutIds } from '../../src/slack/shortcuts/feature.ts';
import { stepId } from '../../src/slack/workflow/step.ts';

const root = path.join(import.meta.dirname, '../..');
const text = readFileSync(path.join(root, 'manifest.yml'), 'utf8');

/** A step's inputs and outputs (docs.slack.dev/tools/bolt-js/tutorials/custom-steps). */
const Parameters = z.record(
  z.string(),
  z.strictObject({
    type: z.string(),
    name: z.string(),
    title: z.string().min(1),
    description: z.string().min(1),
    is_required: z.boolean(),
  }),
);

/** Slack's rules for the parts of a manifest that this app has (docs.slack.dev/reference/app-manifest, major version 2). */
const Manifest = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.int() }),
  display_information: z.strictObject({
    name: z.string().min(1).max(35),
    description: z.string().min(1).max(140),
    long_description: z.string().min(175).max(4_000),
    background_color: z.string().regex(/^#([0-9a-fA-F]{3}){1,2}$/),
  }),
  features: z.strictObject({
    bot_user: z.strictObject({ display_name: z.string().regex(/^[a-z0-9._-]{1,80}$/), always_online: z.boolean() }),
    app_home: z.strictObject({
      home_tab_enabled: z.literal(true),
      // Without it nobody could write to the bot.
      messages_tab_enabled: z.literal(true),
      messages_tab_read_only_enabled: z.literal(false),
    }),
    agent_view: z.strictObject({
      agent_description: z.string().min(1).max(300),
      suggested_prompts: z
        .array(z.strictObject({ title: z.string().min(1), message: z.string().min(1) }))
        .min(1)
        .max(4),
    }),
    slash_commands: z
      .array(
        z.strictObject({
          command: z.string().regex(/^\/[a-z0-9_-]{1,31}$/),
          description: z.string().min(1).max(2_000),
          usage_hint: z.string().min(1).max(1_000),
          should_escape: z.boolean(),
          url: z.url().optional(),
        }),
      )
      .length(1),
    shortcuts: z
      .array(
        z.strictObject({
          name: z.string().min(1).max(24),
          type: z.enum(['message', 'global']),
          callback_id: z.string().min(1).max(255),
          description: z.string().min(1).max(150),
        }),
      )
      .max(10),
  }),
  functions: z.record(
    z.string().regex(/^[a-z0-9_]{1,100}$/),
    z.strictObject({
      title: z.string().min(1).max(80),
      description: z.string().min(1),
      input_parameters: Parameters,
      output_parameters: Parameters,
    }),
  ),
  oauth_config: z.strictObject({
    scopes: z.strictObject({
      bot: z.array(z.string().max(50)).max(255),
      bot_optional: z.array(z.string().max(50)).max(255),
    }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      bot_events: z.array(z.string().max(50)).max(100),
      request_url: z.url().optional(),
    }),
    interactivity: z.strictObject({
      is_enabled: z.literal(true),
      request_url: z.url().optional(),
      message_menu_options_url: z.url().optional(),
    }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.literal(true),
    // Once switched on it cannot be switched off, and takes a store for the tokens.
    token_rotation_enabled: z.literal(false),
    // Steps of workflows run here, not at Slack.
    function_runtime: z.literal('remote'),
  }),
});

const manifest = Manifest.parse(parse(text));
const sources = readdirSync(path.join(root, 'src/slack'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(path.join(root, 'src/slack', file), 'utf8'))
  .join('\n');

describe('manifest.yml', () => {
  it.each([
    [
      'a name over 35 letters',
      (one: typeof manifest) => Object.assign(one.display_information, { name: 'x'.repeat(36) }),
    ],
    [
      'five prompts',
      (one: typeof manifest) => one.features.agent_view.suggested_prompts.push({ title: 'a', message: 'b' }),
    ],
    [
      'a command without a slash',
      (one: typeof manifest) => Object.assign(one.features.slash_commands[0] ?? {}, { command: 'x' }),
    ],
    ['the old assistant view', (one: typeof manifest) => Object.assign(one.features, { assistant_view: {} })],
  ])('would not pass with %s', (_case, spoil) => {
    const copy = structuredClone(manifest);
    spoil(copy);
    expect(Manifest.safeParse(copy).success).toBe(false);
  });

  it('asks for exactly the scopes that are used, and calls those optional that the bot can do without', () => {
    const { bot, bot_optional: optional } = manifest.oauth_config.scopes;
    expect({ bot, optional }).toEqual({ bot: neededScopes(), optional: optionalScopes() });
    expect([...bot, ...optional].sort()).toEqual(usedScopes());
  });

  it('is explained, scope by scope, in the README', () => {
    const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
    const table = /<!-- scopes -->(.*?)<!-- \/scopes -->/s.exec(readme)?.[1] ?? '';
    const rows = [...table.matchAll(/^\| `([\w:.]+)` *\| (.*?) *\| (.*?) *\|$/gm)];
    const told = Object.fromEntries(rows.map(([, scope = '', why, without]) => [scope, { why, without }]));
    const kept = Object.entries(grants).map(([scope, { why, without = 'needed' }]) => [scope, { why, without }]);
    expect(told).toEqual(Object.fromEntries(kept));
  });

  it('has the shortcuts and the step that are listened to', () => {
    const named = manifest.features.shortcuts.map(({ type, callback_id: id }) => [type, id]);
    expect(Object.fromEntries(named)).toEqual(shortcutIds);
    expect(Object.keys(manifest.functions)).toEqual([stepId]);
  });

  it('subscribes to exactly the events that are listened to', () => {
    expect(manifest.settings.event_subscriptions.bot_events).toEqual(Object.keys(eventScopes).sort());
  });

  it('has the command the bot listens to, and the features that take scopes', () => {
    expect(manifest.features.slash_commands[0]?.command).toBe(slashCommand);
    expect(Object.keys(manifest.features)).toEqual(expect.arrayContaining(Object.keys(featureScopes)));
  });
});

describe('the table of scopes', () => {
  it('has every Web API method the source calls, and no other', () => {
    // The SDK opens the socket itself, with the app token.
    const called = [
      ...sources.replaceAll('client.apps.connections.open(', '').matchAll(/\bclient\.((?:\w+\.)*\w+)\(/g),
    ].map((match) => match[1]);
    expect([...new Set(called)].sort()).toEqual(Object.keys(methodScopes).sort());
  });

  it('has every event the source listens to, and no other', () => {
    const events = [...sources.matchAll(/\bapp\.event\('(\w+)'/g)].map((match) => match[1]);
    const steps = /\braised !== 'function_executed'/.test(sources) ? ['function_executed'] : [];
    expect([...new Set([...events, ...questionEvents, ...steps])].sort()).toEqual(Object.keys(eventScopes).sort());
  });

  it('says what a scope is for', () => {
    expect(usesOf('files:write')).toEqual(['filesUploadV2']);
  });
});
