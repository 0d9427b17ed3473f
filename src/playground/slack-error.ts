import type { Fields } from './shapes.ts';

/** A call that Slack would refuse, with Slack's word for why. */
export class SlackError extends Error {
  readonly code: string;
  /** Further fields of the answer. */
  readonly details: Fields;

  constructor(code: string, details: Fields = {}) {
    super(code);
    this.name = 'SlackError';
    this.code = code;
    this.details = details;
  }
}
