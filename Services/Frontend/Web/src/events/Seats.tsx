import type { ReactElement } from "react";
import { RichText } from "../language/RichText";
import { useText } from "../language/useText";
import type { EventSeats } from "./CampusEvent";
import { fillOf } from "./fillOf";

/** How many seats are taken, as words and as a bar. */
export function Seats({ event }: { readonly event: Omit<EventSeats, "id"> }): ReactElement {
  const t = useText();
  const { current_attendees: taken, max_attendees: seats, waitlist_count: waiting } = event;
  return (
    <div className={`seats seats-${fillOf(taken, seats)}`}>
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
