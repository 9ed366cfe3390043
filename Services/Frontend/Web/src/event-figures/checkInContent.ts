import { clockTime, moment } from "../events/eventTime";
import type { ChartContent } from "../figures/ChartPanel";
import { formatNumber } from "../language/texts";
import type { Translate } from "../language/Text";
import type { EventFigures } from "./EventFigures";
import { withoutGaps } from "./withoutGaps";

const FIVE_MINUTES = 300_000;

/** How people came in, as a chart. */
export function checkInContent({ check_ins, timezone, confirmed }: EventFigures, t: Translate): ChartContent | "empty" {
  const last = check_ins[check_ins.length - 1];
  if (last === undefined) return "empty";
  const line = withoutGaps(
    check_ins.map((point) => ({ key: new Date(point.at).toISOString(), point })),
    (key) => new Date(Date.parse(key) + FIVE_MINUTES).toISOString(),
    (before) => before,
  );
  return {
    data: {
      kind: "steps",
      labels: line.map(({ key }) => clockTime(key, timezone)),
      series: [
        { name: t("eventFigures.haveCome"), look: "first", values: line.map(({ point }) => point.checked_in) },
        { name: t("eventFigures.expected"), look: "limit", values: line.map(() => confirmed) },
      ],
    },
    summary: t("eventFigures.checkInSummary", { number: last.checked_in, of: confirmed }),
    rows: {
      headers: [t("eventFigures.fiveMinutes"), t("eventFigures.haveCome")],
      rows: check_ins.map(({ at, checked_in }) => ({ key: at, name: moment(at, timezone), cells: [formatNumber(checked_in)] })),
    },
  };
}
