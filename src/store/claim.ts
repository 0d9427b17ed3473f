/** A worker's hold on a row: a write under an older attempt comes too late and changes nothing. */
export interface Claim {
  id: string;
  attempt: number;
}

/** How long a hold lasts, and whose it is. */
export interface Lease {
  /** Names the worker. */
  owner: string;
  /** After this the row is anybody's again. */
  millis: number;
}
