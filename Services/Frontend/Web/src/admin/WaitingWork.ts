/** How much waits for an administrator. */
export interface WaitingWork {
  readonly approvals: number;
  /** Null while that is not known. */
  readonly dead_letters: number | null;
}
