import type { KnowledgeState, Outstanding } from './sources.ts';

/** How a call of Slack's Web API ended. `unknown`: no answer, or one that leaves open whether it was done. */
export type CallOutcome = 'ok' | 'refused' | 'rate_limited' | 'unknown';

/**
 * What happens in the bot, told by those to whom it happens. Nothing here names a person, a channel or a workspace, so
 * that no reader of the figures learns who asked. Times are milliseconds.
 */
export interface Metrics {
  /** A line was answered. `confidence` from 0 to 1, where the reply has one. */
  answered: (answer: { outcome: string; millis: number; confidence?: number }) => void;
  /** Slack delivered something; `again`: it was delivered before, and not worked on twice. */
  received: (again: boolean) => void;
  /** A method of Slack's Web API was called. */
  called: (call: { method: string; outcome: CallOutcome; millis: number }) => void;
  /** An announcement came to an end. `lateMillis` after it was due, where it was sent. */
  delivered: (delivery: { status: string; lateMillis?: number }) => void;
  /** An edit of the knowledge was taken over, or was not. */
  reloaded: (accepted: boolean) => void;
}

/** For tests, and wherever nobody reads the figures. */
export const noMetrics: Metrics = {
  answered: () => undefined,
  received: () => undefined,
  called: () => undefined,
  delivered: () => undefined,
  reloaded: () => undefined,
};

/** What is looked up when the figures are read. */
export interface MetricsSources {
  knowledge: () => KnowledgeState;
  /** Null where nothing is kept. */
  outstanding: (() => Promise<Outstanding>) | null;
  /** How long the database takes to answer, in milliseconds; null where there is none. */
  ping: (() => Promise<number>) | null;
}
