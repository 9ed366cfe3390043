import type { CampusEvent } from "./CampusEvent";

/**
 * Whether an event takes place and is not over. Its status says so only once the server has noticed that it ended.
 *
 * @param now the server's time, milliseconds since 1970
 */
export function isComing({ status, end_time }: CampusEvent, now: number): boolean {
  return (status === "upcoming" || status === "ongoing") && Date.parse(end_time) > now;
}
