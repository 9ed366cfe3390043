import { addDays, countDays, endOfMonth, startOfMonth } from "./Day";
import type { Day } from "./Day";

/** `days` is whatever two days enclose. */
export const FIGURE_PERIODS = ["last-30", "next-30", "month", "half-year", "all", "days"] as const;

export type FigurePeriod = typeof FIGURE_PERIODS[number];

/** From one day to another, both part of it; null where it has no end. */
export interface DayRange {
  readonly from: Day | null;
  readonly to: Day | null;
}

/** The days of a period that is named. @param today on the reader's calendar */
export function daysOf(period: Exclude<FigurePeriod, "days">, today: Day): DayRange {
  switch (period) {
    case "last-30": return { from: addDays(today, -29), to: today };
    case "next-30": return { from: today, to: addDays(today, 29) };
    case "month": return { from: startOfMonth(today), to: endOfMonth(today) };
    case "half-year": return halfYear(today);
    case "all": return { from: null, to: null };
  }
}

function halfYear(today: Day): DayRange {
  const isFirst = today.slice(5, 7) <= "06";
  const year = today.slice(0, 4);
  return isFirst ? { from: `${year}-01-01`, to: `${year}-06-30` } : { from: `${year}-07-01`, to: `${year}-12-31` };
}

/** As many days before; null without both ends. The API compares with the same. */
export function daysBefore({ from, to }: DayRange): DayRange | null {
  return from === null || to === null ? null : { from: addDays(from, -countDays(from, to)), to: addDays(from, -1) };
}
