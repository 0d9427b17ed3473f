/** What was looked at, and how it is. Never holds the value of a secret. */
export interface Finding {
  part: 'settings' | 'slack' | 'store' | 'channels' | 'knowledge' | 'addresses';
  level: 'ok' | 'warn' | 'fail';
  message: string;
  /** What to do about it, as a sentence; on all that is not ok. */
  mend?: string;
}

/** Makes the findings of one part. */
export function findingsOf(part: Finding['part']) {
  return {
    ok: (message: string): Finding => ({ part, level: 'ok', message }),
    warn: (message: string, mend: string): Finding => ({ part, level: 'warn', message, mend }),
    fail: (message: string, mend: string): Finding => ({ part, level: 'fail', message, mend }),
  };
}

/** What an error says, in one line. Errors of the network hide it in their cause. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return reasonOf(error.cause);
  return error.message || (error as NodeJS.ErrnoException).code || error.name;
}
