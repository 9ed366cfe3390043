import type { Translate } from "../language/Text";
import { daysWords, wholeDay } from "./dayWords";
import type { DayRange } from "./FigurePeriod";

/** The days of a time: "1–30 Nov 2026", "from 1 Nov 2026 on". */
export function rangeWords({ from, to }: DayRange, t: Translate): string {
  if (from !== null && to !== null) return daysWords(from, to);
  if (from !== null) return t("figures.fromDay", { day: wholeDay(from) });
  return to === null ? t("figures.anyTime") : t("figures.untilDay", { day: wholeDay(to) });
}
