import type { CampusEvent, EventStatus } from "./CampusEvent";

/**
 * The status of an event by the clock: the server says that it has begun, or is over, only when it is asked anew.
 *
 * @param now the server's time, milliseconds since 1970
 */
export function statusAt({ status, start_time, end_time }: CampusEvent, now: number): EventStatus {
  if (status !== "upcoming" && status !== "ongoing") return status;
  if (Date.parse(end_time) <= now) return "completed";
  return Date.parse(start_time) <= now ? "ongoing" : "upcoming";
}
