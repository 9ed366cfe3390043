import { formatNumber } from "../language/texts";
import type { Translate } from "../language/Text";
import { rateWords } from "./changeOf";
import type { FigureSums } from "./FigureLists";

/** The headings of `sumCells`. */
export function sumHeaders(t: Translate): readonly string[] {
  return [
    t("figures.events"), t("boards.seats"), t("figures.rsvps"), t("figures.waiting"), t("boards.checkedIn"),
    t("figures.fillRate"), t("figures.attendanceRate"),
  ];
}

/** Sums as cells of a table. */
export function sumCells({ events, seats, rsvps, waiting, checked_in, fill_rate, attendance_rate }: FigureSums): readonly string[] {
  return [
    ...[events, seats, rsvps, waiting, checked_in].map((number) => formatNumber(number)),
    rateWords(fill_rate), rateWords(attendance_rate),
  ];
}
