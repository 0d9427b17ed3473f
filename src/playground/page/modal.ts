import type { Fields, View, ViewState } from '../shapes.ts';
import { avatar } from './avatar.ts';
import { renderBlocks } from './blocks.ts';
import { action, fill, freshId, h, on } from './dom.ts';
import { buildForm, type Form } from './form.ts';
import { icon } from './icons.ts';
import type { Store } from './store.ts';
import { plainOf } from './text.ts';

interface Wishes {
  act: (view: View, blockId: string, actionId: string, value: Fields | undefined, state: ViewState) => Promise<void>;
  /** What the app offers in a menu for what was typed. */
  suggest: (view: View, blockId: string, actionId: string, query: string) => Promise<Fields[]>;
  /** Gives back what is wrong with the form, by block id. */
  submit: (view: View, state: ViewState) => Promise<Record<string, string>>;
  close: (view: View, all: boolean) => void;
}

/** The modals of the app: the top one of the stack in a dialog. */
export function buildModal(wishes: Wishes): { show: (store: Store) => void } {
  const titleId = freshId('modal');
  const dialog = h('dialog', { class: 'dialog', 'aria-labelledby': titleId });
  document.body.append(dialog);
  let shown: { view: View; form: Form } | undefined;
  let depth = 0;

  on(dialog, {
    cancel(event) {
      event.preventDefault();
      if (shown) wishes.close(shown.view, false);
    },
  });

  function draw(store: Store, view: View, errors: Record<string, string>): void {
    const form = shown?.view.id === view.id ? shown.form : buildForm(view.state);
    shown = { view, form };
    const surface = {
      names: store.names,
      form,
      act: (blockId: string, actionId: string, value?: Fields) =>
        wishes.act(view, blockId, actionId, value, form.state()),
      suggest: (blockId: string, actionId: string, query: string) => wishes.suggest(view, blockId, actionId, query),
    };
    const body = h(
      'div',
      { class: 'dialog-body', tabindex: 0, role: 'group', 'aria-label': 'Content' },
      renderBlocks(view.blocks, surface, errors),
    );
    fill(dialog, head(store, view), body, foot(store, view, form));
    if (!dialog.open) dialog.showModal();
    const first = ['[aria-invalid="true"]', '[autofocus]', '.block-input .field']
      .map((selector) => dialog.querySelector<HTMLElement>(selector))
      .find((found) => found !== null);
    (first ?? body).focus();
  }

  function head({ snapshot, names }: Store, view: View): HTMLElement {
    const back = action(
      'Back',
      () => wishes.close(view, false),
      { class: 'icon-button', 'aria-label': 'Back' },
      icon('back'),
    );
    const close = action(
      'Close',
      () => wishes.close(view, true),
      { class: 'icon-button', 'aria-label': 'Close' },
      icon('close'),
    );
    const face = depth > 1 ? back : avatar(names.users.get(snapshot.bot), 'small');
    return h('header', { class: 'dialog-head' }, face, h('h2', { id: titleId }, plainOf(view.title)), close);
  }

  function foot(store: Store, view: View, form: Form): HTMLElement {
    const close = action(plainOf(view.close) || 'Close', () => wishes.close(view, false), { class: 'button' });
    if (view.submit === undefined) return h('footer', { class: 'dialog-foot' }, close);
    const submit = action(
      plainOf(view.submit),
      async () => {
        submit.disabled = true;
        const errors = await wishes.submit(view, form.state());
        submit.disabled = false;
        if (Object.keys(errors).length > 0) draw(store, view, errors);
      },
      { class: 'button button-primary' },
    );
    return h('footer', { class: 'dialog-foot' }, close, submit);
  }

  return {
    show(store) {
      const top = store.snapshot.modals.at(-1);
      depth = store.snapshot.modals.length;
      if (top === undefined) {
        shown = undefined;
        dialog.close();
      } else if (shown?.view.id !== top.id || shown.view.hash !== top.hash) draw(store, top, {});
    },
  };
}
