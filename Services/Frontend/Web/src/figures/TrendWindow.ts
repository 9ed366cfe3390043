import { addDays, countDays, countMonths, startOfMonth } from "./Day";
import type { Day } from "./Day";
import type { DayRange } from "./FigurePeriod";
import type { TrendPoint } from "./FigureLists";

/** Beyond so many days a chart has a point a month. */
const MOST_DAYS = 92;
/** Of how many months the API tells. */
const MOST_MONTHS = 60;
/** So few days of a time that goes on tell nothing yet. */
const FEWEST_DAYS = 7;
const USUAL_DAYS = 30;
const USUAL_MONTHS = 12;

/** The time that a chart of decisions shows, and as long a time before. */
export interface TrendWindow {
  readonly step: "day" | "month";
  readonly from: Day;
  /** Today at the latest: nothing is decided in time to come. */
  readonly to: Day;
  /** Where the time before begins. */
  readonly before: Day;
  /** Of how many months the API is asked. */
  readonly months: number;
}

/** What a chart shows for a time in which events begin; of one that is to come, or has just begun, what led to it. */
export function trendWindow({ from, to }: DayRange, today: Day): TrendWindow {
  const last = to === null || to > today ? today : to;
  const wanted = from ?? startOfMonth(last, 1 - USUAL_MONTHS);
  const goesOn = to === null || to > today;
  const first = goesOn && wanted > addDays(last, 1 - FEWEST_DAYS) ? addDays(last, 1 - USUAL_DAYS) : wanted;
  const days = countDays(first, last);
  if (days <= MOST_DAYS) return reaching({ step: "day", from: first, to: last, before: addDays(first, -days) }, today);
  const count = countMonths(first, last);
  return reaching({ step: "month", from: startOfMonth(first), to: last, before: startOfMonth(first, -count) }, today);
}

function reaching(window: Omit<TrendWindow, "months">, today: Day): TrendWindow {
  // By the API's clock, which is UTC's, the next month may have begun.
  return { ...window, months: Math.min(MOST_MONTHS, countMonths(window.before, today) + 1) };
}

export interface WindowedTrend {
  readonly points: readonly TrendPoint[];
  /** Of the time before, as many as are known, each for the point at the same place. */
  readonly before: readonly (TrendPoint | null)[];
}

/** The points of a window, out of those that the API told. */
export function windowed(points: readonly TrendPoint[], window: TrendWindow): WindowedTrend {
  const shown = points.filter((point) => point.from >= window.from && point.from <= window.to);
  const earlier = points.filter((point) => point.from >= window.before && point.from < window.from);
  const missing = Math.max(0, shown.length - earlier.length);
  const before = [...Array<null>(missing).fill(null), ...earlier];
  return { points: shown, before: before.slice(before.length - shown.length) };
}
