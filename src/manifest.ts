import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { defaultKnowledgeDir } from './config/knowledge-dir.ts';

const Shortcut = z.object({ name: z.string(), type: z.enum(['global', 'message']), callback_id: z.string() });

/** The parts of the Slack app's manifest that something here depends on. */
const Manifest = z.object({
  display_information: z.object({ name: z.string(), description: z.string() }),
  features: z.object({
    bot_user: z.object({ display_name: z.string() }),
    slash_commands: z.array(z.object({ command: z.string(), usage_hint: z.string() })).length(1),
    shortcuts: z.array(Shortcut).default([]),
  }),
  oauth_config: z.object({
    scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()).default([]) }),
  }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});
export type Manifest = z.infer<typeof Manifest>;

/** The manifest that comes with the package, and its text. */
export function readManifest(): { manifest: Manifest; text: string } {
  const text = readFileSync(path.join(path.dirname(defaultKnowledgeDir()), 'manifest.yml'), 'utf8');
  return { manifest: Manifest.parse(parse(text)), text };
}
