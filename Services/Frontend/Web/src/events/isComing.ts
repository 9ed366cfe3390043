import type { CampusEvent } from "./CampusEvent";
import { statusAt } from "./statusAt";

/** Whether an event takes place and is not over. @param now the server's time, milliseconds since 1970 */
export function isComing(event: CampusEvent, now: number): boolean {
  const status = statusAt(event, now);
  return status === "upcoming" || status === "ongoing";
}
