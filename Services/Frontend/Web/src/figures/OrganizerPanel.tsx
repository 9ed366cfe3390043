import type { ReactElement } from "react";
import { EmptyState } from "../design/EmptyState";
import { useText } from "../language/useText";
import { NumberTable } from "../tables/NumberTable";
import { Answered } from "./Answered";
import { FigureExport } from "./FigureExport";
import { FigurePanel } from "./FigurePanel";
import { sumCells, sumHeaders } from "./sumCells";
import { useFigureList } from "./useFigureList";

interface OrganizerPanelProps {
  /** Of the chosen time and events, as the API takes them. */
  readonly parameters: URLSearchParams;
  /** Its days, in words. */
  readonly days: string;
}

/** Who organizes how much; for administrators. */
export function OrganizerPanel({ parameters, days }: OrganizerPanelProps): ReactElement {
  const t = useText();
  const title = t("boards.organizers");
  return (
    <FigurePanel title={title} note={days} tools={<FigureExport title={title} name="organizers" parameters={parameters} />}>
      <Answered queried={useFigureList("organizers", parameters)} what={title} shape="row" count={3}>
        {(organizers) => organizers.length === 0 ? <EmptyState icon="people" words={t("boards.noEvents")} /> : (
          <NumberTable
            caption={title}
            rows={{
              headers: [t("boards.organizer"), ...sumHeaders(t)],
              rows: organizers.map((organizer) => ({ key: organizer.organizer_id, name: organizer.name, cells: sumCells(organizer) })),
            }}
          />
        )}
      </Answered>
    </FigurePanel>
  );
}
