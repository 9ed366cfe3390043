/** The kinds of things that the log tells of, as `action` begins. */
export const AUDIT_SUBJECTS = ["event", "venue", "group", "account", "session"] as const;

export type AuditSubject = typeof AUDIT_SUBJECTS[number];

/** One line of the audit log. */
export interface AuditEntry {
  readonly id: number;
  readonly at: string;
  /** Such as `event.published`. */
  readonly action: string;
  readonly actor_id?: string;
  /** As they are called now; not there when it was nobody. */
  readonly actor_name?: string;
  /** The event, venue, group or person that it happened to. */
  readonly subject_id: string;
  /** As it is called now; not there when it is gone. */
  readonly subject_name?: string;
  /** What else is to say: `fields` that changed, a `reason`, or a role `from` and `to`. */
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface AuditFilter {
  readonly subject: AuditSubject | "";
  /** Days as a date field gives them, in the reader's own time zone; empty for no bound. The last is included. */
  readonly from: string;
  readonly to: string;
}

/** The filter as parameters of `GET admin/audit-log`. */
export function auditParameters({ subject, from, to }: AuditFilter): URLSearchParams {
  return new URLSearchParams({
    limit: "50",
    ...(subject === "" ? {} : { action: `${subject}.` }),
    ...(from === "" ? {} : { from: startOfDay(from, 0) }),
    ...(to === "" ? {} : { to: startOfDay(to, 1) }),
  });
}

function startOfDay(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}
