import { locale } from "../language/texts";
import type { Day } from "./Day";

/** "14 Nov". */
export function shortDay(day: Day): string {
  return format(day, { day: "numeric", month: "short" });
}

/** "14 Nov 2026". */
export function wholeDay(day: Day): string {
  return format(day, WHOLE);
}

/** "Nov 2026". @param month "2026-11", or any day in it */
export function monthWords(month: string): string {
  return format(month, { month: "short", year: "numeric" });
}

/** "2–14 Nov 2026". */
export function daysWords(from: Day, to: Day): string {
  return new Intl.DateTimeFormat(locale(), { ...WHOLE, timeZone: "UTC" }).formatRange(new Date(from), new Date(to));
}

const WHOLE: Intl.DateTimeFormatOptions = { day: "numeric", month: "short", year: "numeric" };

function format(day: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale(), { ...options, timeZone: "UTC" }).format(new Date(day));
}
