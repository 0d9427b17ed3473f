import { type Setting, text, webAddress } from '../setting.ts';

const appPage = 'https://api.slack.com/apps, your app';

/** How the bot gets into Slack: one workspace by a token, or many by installing. */
export const slackSettings = {
  SLACK_BOT_TOKEN: {
    about: 'The bot token of one workspace. Without it, and without SLACK_CLIENT_ID, a local workspace opens.',
    schema: text(/^(xoxb-|xoxe-|xoxe\.xoxb-)/, 'does not look like a bot token (xoxb-...)').optional(),
    tip: `Copy the Bot User OAuth Token (xoxb-...) from ${appPage}, OAuth & Permissions.`,
    secret: true,
  },
  SLACK_APP_TOKEN: {
    about: 'An app-level token: the bot connects to Slack by Socket Mode and needs no public address.',
    schema: text(/^xapp-/, 'does not look like an app-level token (xapp-...)').optional(),
    tip: `Make one with the scope connections:write under ${appPage}, Basic Information, App-Level Tokens.`,
    secret: true,
  },
  SLACK_SIGNING_SECRET: {
    about: 'Without an app token: Slack sends signed requests to HOST and PORT, at /slack/events.',
    schema: text(/^\S{8,}$/, 'does not look like a signing secret').optional(),
    tip: `Copy it from ${appPage}, Basic Information.`,
    secret: true,
  },
  SLACK_CLIENT_ID: {
    about: 'Many workspaces: they install the app at PUBLIC_URL/slack/install. Instead of SLACK_BOT_TOKEN.',
    schema: text(/^\d+\.\d+$/, 'does not look like a client id (two numbers with a dot between them)').optional(),
    tip: `Copy it from ${appPage}, Basic Information.`,
  },
  SLACK_CLIENT_SECRET: {
    about: 'Goes with SLACK_CLIENT_ID.',
    schema: text(/^\S{8,}$/, 'does not look like a client secret').optional(),
    tip: `Copy it from ${appPage}, Basic Information.`,
    secret: true,
  },
  SLACK_STATE_SECRET: {
    about:
      'Goes with SLACK_CLIENT_ID: signs what a browser carries through an installation. The same on every replica.',
    schema: text(/^\S{32,}$/, 'has fewer than 32 characters').optional(),
    tip: 'Make one up, for example with: openssl rand -hex 32',
    secret: true,
  },
  SLACK_API_URL: {
    about: "Another address of Slack's Web API, for a local Slack.",
    schema: webAddress.transform((address) => address.replace(/\/*$/, '/')).optional(),
    tip: 'Leave it out to use Slack itself.',
    otherwise: "Slack's own",
  },
} satisfies Record<string, Setting>;
