import { useMemo } from "react";
import type { ReactElement } from "react";
import { formatNumber } from "../language/texts";
import type { Translate } from "../language/Text";
import { useText } from "../language/useText";
import { ChartPanel } from "./ChartPanel";
import type { ChartContent } from "./ChartPanel";
import { monthWords } from "./dayWords";
import { FigureExport } from "./FigureExport";
import type { MonthFigures } from "./FigureLists";
import { sumCells, sumHeaders } from "./sumCells";
import { useFigureList } from "./useFigureList";

const MONTHS = "12";

/** The events of each of the last months, whatever time is chosen. @param whose events, as parameters of the API */
export function MonthlyPanel({ whose }: { readonly whose: URLSearchParams }): ReactElement {
  const t = useText();
  const parameters = new URLSearchParams([["months", MONTHS], ...whose]);
  const { answer, load } = useFigureList("monthly", parameters);
  const content = useMemo(() => answer && monthlyContent(answer, t), [answer, t]);
  const title = t("boards.monthly");
  return (
    <ChartPanel
      title={title}
      note={t("boards.monthlyNote")}
      load={load}
      content={content}
      empty={t("boards.noMonths")}
      exporting={<FigureExport title={title} name="monthly" parameters={parameters} />}
    />
  );
}

function monthlyContent(months: readonly MonthFigures[], t: Translate): ChartContent | "empty" {
  if (months.every(({ events }) => events === 0)) return "empty";
  return {
    data: {
      kind: "columns",
      labels: months.map(({ month }) => monthWords(month)),
      series: [
        { name: t("figures.rsvps"), look: "first", values: months.map(({ rsvps }) => rsvps) },
        { name: t("boards.checkedIn"), look: "second", values: months.map(({ checked_in }) => checked_in) },
      ],
    },
    summary: t("boards.monthlySummary", {
      number: months.reduce((sum, { rsvps }) => sum + rsvps, 0),
      from: monthWords(months[0]?.month ?? ""),
      to: monthWords(months[months.length - 1]?.month ?? ""),
    }),
    rows: {
      headers: [t("boards.month"), t("figures.people"), ...sumHeaders(t)],
      rows: months.map((figures) => ({
        key: figures.month,
        name: monthWords(figures.month),
        cells: [formatNumber(figures.unique_attendees), ...sumCells(figures)],
      })),
    },
  };
}
