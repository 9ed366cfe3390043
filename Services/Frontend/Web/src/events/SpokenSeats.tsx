import { useState } from "react";
import type { ReactElement } from "react";
import { useThrottled } from "../clock/useThrottled";
import { useText } from "../language/useText";
import type { CampusEvent } from "./CampusEvent";

/** While a drop is on, seats go many times a second; who hears of them wants to hear other things, too (milliseconds). */
const PAUSE = 10_000;

/** Says how many seats are taken to those who do not see it, when that has changed and no more often than they can follow. */
export function SpokenSeats({ event }: { readonly event: CampusEvent }): ReactElement {
  const t = useText();
  const { current_attendees: taken, max_attendees: seats, waitlist_count: waiting } = event;
  const taking = t("events.seatsTaken", { taken, seats }).replace(/<\/?n>/g, "");
  const words = useThrottled(waiting > 0 ? `${taking}, ${t("events.seatsWaiting", { number: waiting })}` : taking, PAUSE);
  // What stood there when the page was opened is read with the page.
  const [before] = useState(words);
  return <p className="visually-hidden" role="status" data-testid="spoken-seats">{words === before ? "" : words}</p>;
}
