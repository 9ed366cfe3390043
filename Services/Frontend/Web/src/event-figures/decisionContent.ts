import { clockTime, dayOf, moment } from "../events/eventTime";
import type { ChartContent } from "../figures/ChartPanel";
import { addDays } from "../figures/Day";
import { shortDay, wholeDay } from "../figures/dayWords";
import { formatNumber } from "../language/texts";
import type { Translate } from "../language/Text";
import type { DecisionStep, EventFigures } from "./EventFigures";
import { withoutGaps } from "./withoutGaps";

const HOUR = 3_600_000;

/** How an event filled up, as a chart. */
export function decisionContent({ decisions, step, timezone, seats }: EventFigures, t: Translate): ChartContent | "empty" {
  const last = decisions[decisions.length - 1];
  if (last === undefined) return "empty";
  const isByDay = step === "day";
  const keyOf = (at: string) => isByDay ? dayOf(at, timezone) : new Date(at).toISOString();
  const line = withoutGaps(
    decisions.map((point) => ({ key: keyOf(point.at), point })),
    (key) => isByDay ? addDays(key, 1) : new Date(Date.parse(key) + HOUR).toISOString(),
    (before) => before,
  );
  const label = (key: string) => isByDay ? shortDay(key) : `${shortDay(dayOf(key, timezone))}, ${clockTime(key, timezone)}`;
  return {
    data: {
      kind: "steps",
      labels: line.map(({ key }) => label(key)),
      series: [
        { name: t("eventFigures.taken"), look: "first", values: line.map(({ point }) => point.seats_taken) },
        { name: t("eventFigures.waiting"), look: "second", values: line.map(({ point }) => point.waiting) },
        { name: t("eventFigures.seats"), look: "limit", values: line.map(() => seats) },
      ],
    },
    summary: t("eventFigures.decisionSummary", { taken: last.seats_taken, seats, number: last.waiting }),
    rows: {
      headers: [
        t(isByDay ? "boards.day" : "eventFigures.hour"), t("boards.gotSeat"), t("boards.waitlisted"), t("boards.promoted"),
        t("boards.cancelled"), t("eventFigures.taken"), t("eventFigures.waiting"),
      ],
      rows: decisions.map((point) => ({
        key: point.at,
        name: isByDay ? wholeDay(keyOf(point.at)) : moment(point.at, timezone),
        cells: numbersOf(point).map((number) => formatNumber(number)),
      })),
    },
  };
}

function numbersOf({ confirmed, waitlisted, promoted, cancelled, seats_taken, waiting }: DecisionStep): readonly number[] {
  return [confirmed, waitlisted, promoted, cancelled, seats_taken, waiting];
}
