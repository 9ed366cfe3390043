import type { ReactElement } from "react";
import { formatNumber } from "../language/texts";
import { useText } from "../language/useText";
import { LoadFailure } from "../shell/LoadFailure";
import type { LiveCounts } from "./useCheckInCounts";

/** How many have come, of how many; once the event is over also who has not. */
export function DoorCounts({ counts, load }: LiveCounts): ReactElement {
  const t = useText();
  if (counts === null && load.phase === "failed") return <LoadFailure message={load.message} onRetry={load.retry} />;
  return (
    <dl className="door-counts" aria-busy={counts === null}>
      <Count id="checked-in" name={t("door.checkedIn")} value={counts?.checked_in} />
      <Count id="seated" name={t("door.haveSeat")} value={counts?.confirmed} />
      <Count id="waiting" name={t("door.waiting")} value={counts?.waiting} />
      {counts && counts.no_shows !== null && <Count id="no-shows" name={t("door.noShows")} value={counts.no_shows} />}
    </dl>
  );
}

interface CountProps {
  readonly id: string;
  readonly name: string;
  readonly value: number | undefined;
}

function Count({ id, name, value }: CountProps): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd data-testid={`count-${id}`}>{value === undefined ? "…" : formatNumber(value)}</dd>
    </div>
  );
}
