import { useCallback, useState } from "react";
import type { ReactElement, ReactNode } from "react";
import { EmptyState } from "../design/EmptyState";
import { Segments } from "../design/Segments";
import { Answered } from "./Answered";
import { FigurePanel } from "./FigurePanel";
import { useText } from "../language/useText";
import type { Queried } from "../query/useQuery";
import { NumberTable } from "../tables/NumberTable";
import type { NumberRows } from "../tables/NumberRows";
import { Chart } from "../charts/Chart";
import type { ChartData } from "../charts/ChartData";
import { CopyButton } from "./CopyButton";

/** A chart, and all that it is drawn from. */
export interface ChartContent {
  readonly data: ChartData;
  /** What it shows, in a sentence. */
  readonly summary: string;
  readonly rows: NumberRows;
}

interface ChartPanelProps {
  readonly title: string;
  readonly note?: string;
  readonly load: Queried<unknown>["load"];
  /** The same object while nothing changes, since another is drawn anew. Null until it has come; "empty" when there is nothing to see. */
  readonly content: ChartContent | "empty" | null;
  /** What to say then. */
  readonly empty: string;
  /** The way to its file, where there is one. */
  readonly exporting?: ReactNode;
}

/** A chart with its table behind it. */
export function ChartPanel({ title, note, load, content, empty, exporting }: ChartPanelProps): ReactElement {
  const t = useText();
  const [view, setView] = useState<"chart" | "table">("chart");
  const [hasFailed, setFailed] = useState(false);
  const fail = useCallback(() => setFailed(true), []);
  const isTable = hasFailed || view === "table";
  const there = content === null || content === "empty" ? null : content;
  const tools = (
    <>
      {there !== null && isTable && <CopyButton title={title} rows={there.rows} />}
      {content !== "empty" && exporting}
      {content !== "empty" && !hasFailed && (
        <Segments
          name="view"
          label={t("boards.viewOf", { title })}
          value={view}
          options={[{ value: "chart", label: t("boards.chart") }, { value: "table", label: t("boards.table") }]}
          onChange={setView}
        />
      )}
    </>
  );
  return (
    <FigurePanel title={title} note={note} tools={tools}>
      <Answered queried={{ answer: content, load }} what={title} shape="chart">
        {(shown) => shown === "empty"
          ? <EmptyState icon="calendar" words={empty} />
          : isTable
            ? <NumberTable caption={title} rows={shown.rows} />
            : <Chart summary={`${shown.summary} ${t("boards.numbersInTable")}`} data={shown.data} onFail={fail} />}
      </Answered>
    </FigurePanel>
  );
}
