import type { Fields, ViewState } from '../shapes.ts';

/** What the inputs of one message or view hold. */
export interface Form {
  get: (blockId: string, actionId: string) => Fields | undefined;
  set: (blockId: string, actionId: string, value: Fields) => void;
  state: () => ViewState;
}

export function buildForm(initial: ViewState = {}): Form {
  const state: ViewState = structuredClone(initial);
  return {
    get: (blockId, actionId) => state[blockId]?.[actionId],
    set(blockId, actionId, value) {
      state[blockId] = { ...state[blockId], [actionId]: value };
    },
    state: () => state,
  };
}
