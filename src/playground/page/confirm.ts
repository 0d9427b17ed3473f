import { action, freshId, h, on } from './dom.ts';
import { asFields, isFields } from './read.ts';
import { type Names, plainOf, renderText } from './text.ts';

/** Asks the person first, where an element carries a confirmation. True when there is nothing to ask, or they agree. */
export function confirmFirst(confirm: unknown, names: Names): Promise<boolean> {
  if (!isFields(confirm)) return Promise.resolve(true);
  const title = freshId('confirm');
  return new Promise((resolve) => {
    const dialog = h('dialog', { class: 'dialog dialog-small', 'aria-labelledby': title });
    const finish = (answer: boolean) => {
      dialog.close();
      dialog.remove();
      resolve(answer);
    };
    const style = asFields(confirm).style === 'danger' ? 'button-danger' : 'button-primary';
    dialog.append(
      h('header', { class: 'dialog-head' }, h('h2', { id: title }, plainOf(confirm.title))),
      h('div', { class: 'dialog-body' }, renderText(confirm.text, names)),
      h(
        'footer',
        { class: 'dialog-foot' },
        action(plainOf(confirm.deny), () => finish(false), { class: 'button' }),
        action(plainOf(confirm.confirm), () => finish(true), { class: `button ${style}` }),
      ),
    );
    on(dialog, {
      cancel(event) {
        event.preventDefault();
        finish(false);
      },
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
