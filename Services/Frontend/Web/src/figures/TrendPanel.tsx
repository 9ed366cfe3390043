import { useMemo } from "react";
import type { ReactElement } from "react";
import type { ChartSeries } from "../charts/ChartData";
import { formatNumber } from "../language/texts";
import type { Translate } from "../language/Text";
import { useText } from "../language/useText";
import { ChartPanel } from "./ChartPanel";
import type { ChartContent } from "./ChartPanel";
import type { Day } from "./Day";
import { daysWords, monthWords, shortDay, wholeDay } from "./dayWords";
import { FigureExport } from "./FigureExport";
import type { TrendPoint } from "./FigureLists";
import { trendWindow, windowed } from "./TrendWindow";
import type { TrendWindow } from "./TrendWindow";
import type { DayRange } from "./FigurePeriod";
import { useFigureList } from "./useFigureList";

interface TrendPanelProps {
  readonly range: DayRange;
  readonly today: Day;
  /** Whose events, as parameters of the API. */
  readonly whose: URLSearchParams;
}

/** What people decided over time, and as long a time before. */
export function TrendPanel({ range, today, whose }: TrendPanelProps): ReactElement {
  const t = useText();
  const { from, to } = range;
  const window = useMemo(() => trendWindow({ from, to }, today), [from, to, today]);
  const parameters = new URLSearchParams([["step", window.step], ["months", String(window.months)], ...whose]);
  const { answer, load } = useFigureList("trends", parameters);
  const content = useMemo(() => answer && trendContent(answer, window, t), [answer, window, t]);
  const title = t(window.step === "day" ? "boards.trendByDay" : "boards.trendByMonth");
  return (
    <ChartPanel
      title={title}
      note={t("boards.trendNote", { days: daysWords(window.from, window.to) })}
      load={load}
      content={content}
      empty={t("boards.noTrend")}
      exporting={<FigureExport title={title} name="trends" parameters={parameters} />}
    />
  );
}

function trendContent(answer: readonly TrendPoint[], window: TrendWindow, t: Translate): ChartContent | "empty" {
  const { points, before } = windowed(answer, window);
  const isQuiet = points.every(({ confirmed, waitlisted, cancelled, promoted }) => confirmed + waitlisted + cancelled + promoted === 0);
  if (isQuiet && before.every((point) => (point?.confirmed ?? 0) === 0)) return "empty";
  const isByDay = window.step === "day";
  const series: ChartSeries[] = [
    { name: t("boards.gotSeat"), look: "first", values: points.map(({ confirmed }) => confirmed) },
    { name: t("boards.waitlisted"), look: "second", values: points.map(({ waitlisted }) => waitlisted) },
    { name: t("boards.cancelled"), look: "third", values: points.map(({ cancelled }) => cancelled) },
    { name: t("boards.gotSeatBefore"), look: "before", values: before.map((point) => point?.confirmed ?? null) },
  ];
  const total = points.reduce((sum, { confirmed }) => sum + confirmed, 0);
  return {
    data: { kind: "lines", labels: points.map(({ from }) => isByDay ? shortDay(from) : monthWords(from)), series },
    summary: t("boards.trendSummary", { number: total, days: daysWords(window.from, window.to) }),
    rows: {
      headers: [
        t(isByDay ? "boards.day" : "boards.month"), t("boards.gotSeat"), t("boards.waitlisted"), t("boards.promoted"),
        t("boards.cancelled"), t("boards.checkedIn"), t("boards.gotSeatBefore"),
      ],
      rows: points.map((point, index) => ({
        key: point.from,
        name: isByDay ? wholeDay(point.from) : monthWords(point.from),
        cells: [
          ...[point.confirmed, point.waitlisted, point.promoted, point.cancelled, point.checked_in].map((number) => formatNumber(number)),
          before[index] ? formatNumber(before[index]?.confirmed ?? 0) : "–",
        ],
      })),
    },
  };
}
