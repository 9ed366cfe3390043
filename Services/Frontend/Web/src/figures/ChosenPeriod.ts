import type { Day } from "./Day";
import type { DayRange } from "./FigurePeriod";

/** The time whose figures are shown. */
export interface ChosenPeriod {
  readonly range: DayRange;
  /** On the reader's calendar. */
  readonly today: Day;
  /** Whose events, as parameters of the API. */
  readonly whose: URLSearchParams;
  /** The same of the events of the time. */
  readonly parameters: URLSearchParams;
  /** Its days, in words. */
  readonly days: string;
}
