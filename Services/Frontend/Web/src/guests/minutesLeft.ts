import { t } from "../language/texts";

/** How many minutes there still are until `time`, the one that has begun included; 0 when it is over. */
export function minutesLeft(time: string, now: number): number {
  return Math.max(0, Math.ceil((Date.parse(time) - now) / 60_000));
}

/** "30 minutes". */
export function inMinutes(count: number): string {
  return t("guests.minutes", { count });
}
