import type { ReactElement } from "react";
import { LoadFailure } from "../shell/LoadFailure";
import type { LiveCounts } from "./useCheckInCounts";

/** How many have come, of how many; once the event is over also who has not. */
export function DoorCounts({ counts, load }: LiveCounts): ReactElement {
  if (counts === null && load.phase === "failed") return <LoadFailure message={load.message} onRetry={load.retry} />;
  return (
    <dl className="door-counts" aria-busy={counts === null}>
      <Count name="Checked in" value={counts?.checked_in} />
      <Count name="Have a seat" value={counts?.confirmed} />
      <Count name="Waiting" value={counts?.waiting} />
      {counts && counts.no_shows !== null && <Count name="No-shows" value={counts.no_shows} />}
    </dl>
  );
}

function Count({ name, value }: { readonly name: string; readonly value: number | undefined }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd data-testid={`count-${name}`}>{value ?? "…"}</dd>
    </div>
  );
}
