/** Which of an event's people are shown. */
export type AttendeeView = "seated" | "expected" | "here" | "waiting";

export interface AttendeeFilter {
  readonly view: AttendeeView;
  /** The beginnings of a name's words, or of an address; empty for all. */
  readonly search: string;
}

const CONDITIONS: Readonly<Record<AttendeeView, Readonly<Record<string, string>>>> = {
  seated: { status: "confirmed" },
  expected: { status: "confirmed", checked_in: "false" },
  here: { status: "confirmed", checked_in: "true" },
  waiting: { status: "waitlisted" },
};

/** The filter as parameters of `GET events/{id}/rsvps`. */
export function attendeeParameters({ view, search }: AttendeeFilter): URLSearchParams {
  return new URLSearchParams({ ...CONDITIONS[view], ...(search === "" ? {} : { search }) });
}
