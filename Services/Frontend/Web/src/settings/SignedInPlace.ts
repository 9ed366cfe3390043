/** A browser that one is signed in on, as `auth/sessions` lists it. */
export interface SignedInPlace {
  readonly id: string;
  /** What the browser says it is (RFC 9110 §10.1.5). */
  readonly user_agent: string;
  readonly created_at: string;
  readonly last_used_at: string;
  /** Whether it is the one that asked. */
  readonly is_current: boolean;
}
