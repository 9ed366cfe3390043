/** One bad field of a request, as a problem's `errors` names it. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** What a problem+json body holds (RFC 9457 §3.1), as far as this application reads it. */
export interface Problem {
  readonly type?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly request_id?: string;
  readonly errors?: readonly FieldError[];
  /** Members that only this type of problem has (RFC 9457 §3.2), as they came. */
  readonly extensions?: Readonly<Record<string, unknown>>;
}
