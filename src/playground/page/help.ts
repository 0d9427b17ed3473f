import type { AppDescription } from '../shapes.ts';
import { action, fill, freshId, h } from './dom.ts';
import { icon } from './icons.ts';

const settings = 'SLACK_BOT_TOKEN=xoxb-…\nSLACK_APP_TOKEN=xapp-…';

/** Says what this page is, and the three steps to the real Slack. */
export function openHelp({ realName, manifest }: AppDescription): void {
  const title = freshId('help');
  const dialog = h('dialog', { class: 'dialog', 'aria-labelledby': title });
  const close = () => {
    dialog.close();
    dialog.remove();
  };
  dialog.addEventListener('close', () => dialog.remove());
  const code = (words: string) => h('code', {}, words);
  const steps = h(
    'ol',
    { class: 'steps' },
    h(
      'li',
      {},
      'At ',
      h('strong', {}, 'api.slack.com/apps'),
      ' choose ',
      h('strong', {}, 'Create New App, From a manifest'),
      ', and paste ',
      code('manifest.yml'),
      '.',
      manifest !== undefined && copyButton(manifest),
    ),
    h(
      'li',
      {},
      h('strong', {}, 'Install'),
      ' the app to your workspace. Copy its bot token (',
      code('xoxb-'),
      ') from OAuth & Permissions, and make an app-level token (',
      code('xapp-'),
      ') with ',
      code('connections:write'),
      ' under Basic Information.',
    ),
    h(
      'li',
      {},
      'Put both into a file ',
      code('.env'),
      ' and start again:',
      h('pre', {}, settings),
      'Then invite the bot to a channel, and ask.',
    ),
  );
  fill(
    dialog,
    h(
      'header',
      { class: 'dialog-head' },
      h('h2', { id: title }, `Use ${realName} in your Slack`),
      action('Close', close, { class: 'icon-button', 'aria-label': 'Close' }, icon('close')),
    ),
    h(
      'div',
      { class: 'dialog-body', tabindex: 0, role: 'group', 'aria-label': 'Content' },
      h(
        'p',
        {},
        'This page is a local stand-in for Slack, not Slack itself. The bot is the real one: it speaks Slack’s own interface, here to a small server on this machine. Nothing leaves it, and all is forgotten when you stop it.',
      ),
      steps,
    ),
    h('footer', { class: 'dialog-foot' }, action('Got it', close, { class: 'button button-primary' })),
  );
  document.body.append(dialog);
  dialog.showModal();
}

function copyButton(manifest: string): HTMLElement {
  const button = action(
    'Copy manifest',
    () => {
      navigator.clipboard.writeText(manifest).then(
        () => fill(button, 'Copied'),
        () => fill(button, 'Could not copy'),
      );
    },
    { class: 'button' },
  );
  return h('div', {}, button);
}
