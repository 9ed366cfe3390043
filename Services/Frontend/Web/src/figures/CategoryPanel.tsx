import { useMemo } from "react";
import type { ReactElement } from "react";
import type { Translate } from "../language/Text";
import { formatList } from "../language/texts";
import { useText } from "../language/useText";
import { ChartPanel } from "./ChartPanel";
import type { ChartContent } from "./ChartPanel";
import { FigureExport } from "./FigureExport";
import type { CategoryFigures } from "./FigureLists";
import { sumCells, sumHeaders } from "./sumCells";
import { useFigureList } from "./useFigureList";

interface CategoryPanelProps {
  /** Of the chosen time and events, as the API takes them. */
  readonly parameters: URLSearchParams;
  /** Its days, in words. */
  readonly days: string;
}

/** What kinds of events people come to. */
export function CategoryPanel({ parameters, days }: CategoryPanelProps): ReactElement {
  const t = useText();
  const { answer, load } = useFigureList("categories", parameters);
  const content = useMemo(() => answer && categoryContent(answer, t), [answer, t]);
  const title = t("boards.categories");
  return (
    <ChartPanel
      title={title}
      note={days}
      load={load}
      content={content}
      empty={t("boards.noEvents")}
      exporting={<FigureExport title={title} name="categories" parameters={parameters} />}
    />
  );
}

function categoryContent(categories: readonly CategoryFigures[], t: Translate): ChartContent | "empty" {
  if (categories.length === 0) return "empty";
  const names = categories.map(({ category }) => t(`categories.${category}`));
  return {
    data: {
      kind: "bars",
      labels: names,
      series: [
        { name: t("figures.rsvps"), look: "first", values: categories.map(({ rsvps }) => rsvps) },
        { name: t("figures.waiting"), look: "second", values: categories.map(({ waiting }) => waiting) },
      ],
    },
    summary: t("boards.categorySummary", { names: formatList(names.slice(0, 3)) }),
    rows: {
      headers: [t("events.category"), ...sumHeaders(t)],
      rows: categories.map((figures, index) => ({
        key: figures.category,
        name: names[index] ?? "",
        cells: sumCells(figures),
      })),
    },
  };
}
