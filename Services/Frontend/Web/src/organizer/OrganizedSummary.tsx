import type { ReactElement } from "react";
import { formatNumber } from "../language/texts";
import { useText } from "../language/useText";
import { countOrganized } from "./organizedEvents";
import type { OrganizedEvents } from "./organizedEvents";

/** How things stand with all of one's events, at a glance. */
export function OrganizedSummary({ events }: { readonly events: OrganizedEvents }): ReactElement {
  const t = useText();
  const { coming, taken, seats, waiting } = countOrganized(events.coming);
  const share = seats === 0 ? 0 : taken / seats;
  return (
    <dl className="summary">
      <Figure name={t("organizer.coming")} value={formatNumber(coming)} />
      <Figure
        name={t("organizer.seatsTaken")}
        value={formatNumber(taken)}
        note={seats === 0 ? "" : t("organizer.ofSeats", { seats, share: formatNumber(share, { style: "percent" }) })}
      />
      <Figure name={t("organizer.waiting")} value={formatNumber(waiting)} />
      <Figure name={t("organizer.toBeApproved")} value={formatNumber(events.pending.length)} />
    </dl>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly note?: string;
}

function Figure({ name, value, note = "" }: FigureProps): ReactElement {
  return (
    <div className="summary-figure">
      <dt>{name}</dt>
      <dd>
        {value}
        {note !== "" && <span className="summary-note"> {note}</span>}
      </dd>
    </div>
  );
}
