import "../app/eventFile";
import "../app/seatFile";
import type { ReactElement } from "react";
import { Reasons } from "../decisions/Reasons";
import type { CampusEvent } from "../events/CampusEvent";
import { TicketView } from "../tickets/TicketView";
import { CancelRSVP } from "./CancelRSVP";
import type { RSVP } from "./RSVP";
import { useOwnMoves } from "./useOwnMoves";

export interface HeldSeatProps {
  readonly event: CampusEvent;
  readonly rsvp: RSVP;
  readonly isPending: boolean;
  readonly onCancel: (rsvp: RSVP) => void;
}

/** What goes with one's seat, or one's place in line: the ticket, why one has it, and the way to give it back. */
export function HeldSeat({ event, rsvp, isPending, onCancel }: HeldSeatProps): ReactElement {
  useOwnMoves(event, rsvp);
  return (
    <>
      {rsvp.status === "confirmed" && event.status !== "completed" && <TicketView rsvpID={rsvp.id} code={null} />}
      <Reasons rsvpID={rsvp.id} code={null} timeZone={event.timezone} />
      <CancelRSVP event={event} rsvp={rsvp} isPending={isPending} onCancel={() => onCancel(rsvp)} />
    </>
  );
}
