import type { ReactElement } from "react";
import { RichText } from "../language/RichText";
import { useText } from "../language/useText";
import type { CampusEvent } from "./CampusEvent";

/** How many seats are taken, as words and as a bar. */
export function Seats({ event }: { readonly event: CampusEvent }): ReactElement {
  const t = useText();
  const { current_attendees: taken, max_attendees: seats, waitlist_count: waiting } = event;
  const fill = taken >= seats ? "full" : taken >= seats * 0.85 ? "scarce" : "free";
  return (
    <div className={`seats seats-${fill}`}>
      <progress value={Math.min(taken, seats)} max={seats} aria-hidden="true" />
      <p data-testid="seats">
        <span>
          <RichText
            text={t("events.seatsTaken", { taken, seats })}
            // The key makes a changed number a new element, which plays its short highlight.
            parts={{ n: (words) => <span key={words} className="seats-taken">{words}</span> }}
          />
        </span>
        {waiting > 0 && <> <span className="seats-waiting">{t("events.seatsWaiting", { number: waiting })}</span></>}
      </p>
    </div>
  );
}
