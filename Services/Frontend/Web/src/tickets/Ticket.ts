/** What a person shows at the door, as it stands on the wire. */
export interface Ticket {
  /** In groups that a person can read out and type. */
  readonly code: string;
  readonly rsvp_id: string;
  readonly event_id: string;
  readonly name: string;
  readonly event_title: string;
  readonly location: string;
  readonly start_time: string;
  readonly end_time: string;
  readonly timezone: string;
  readonly checked_in_at: string | null;
}
