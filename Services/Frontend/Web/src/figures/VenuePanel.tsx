import type { ReactElement } from "react";
import { EmptyState } from "../design/EmptyState";
import { formatNumber } from "../language/texts";
import { useText } from "../language/useText";
import { NumberTable } from "../tables/NumberTable";
import { Answered } from "./Answered";
import { rateWords } from "./changeOf";
import { FigureExport } from "./FigureExport";
import { FigurePanel } from "./FigurePanel";
import { sumCells, sumHeaders } from "./sumCells";
import { useFigureList } from "./useFigureList";

interface VenuePanelProps {
  /** Of the chosen time and events, as the API takes them. */
  readonly parameters: URLSearchParams;
  /** Its days, in words. */
  readonly days: string;
}

/** How the venues are used. */
export function VenuePanel({ parameters, days }: VenuePanelProps): ReactElement {
  const t = useText();
  const title = t("boards.venues");
  return (
    <FigurePanel title={title} note={days} tools={<FigureExport title={title} name="venues" parameters={parameters} />}>
      <Answered queried={useFigureList("venues", parameters)} what={title} shape="row" count={3}>
        {(venues) => venues.length === 0 ? <EmptyState icon="pin" words={t("boards.noVenues")} /> : (
          <NumberTable
            caption={title}
            rows={{
              headers: [t("boards.venue"), t("boards.capacity"), t("boards.hours"), t("boards.utilisation"), ...sumHeaders(t)],
              rows: venues.map((venue) => ({
                key: venue.venue_id,
                name: venue.name,
                cells: [
                  formatNumber(venue.capacity), formatNumber(venue.hours, { maximumFractionDigits: 1 }),
                  rateWords(venue.utilisation), ...sumCells(venue),
                ],
              })),
            }}
          />
        )}
      </Answered>
    </FigurePanel>
  );
}
