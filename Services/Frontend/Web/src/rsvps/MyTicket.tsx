import type { ReactElement } from "react";
import { DecisionList } from "../decisions/DecisionList";
import { Disclosure } from "../shell/Disclosure";
import { TicketView } from "../tickets/TicketView";
import type { MyEvent } from "./myEvents";

/** Under an event of one's own: the ticket, and why one has it or waits. */
export function MyTicket({ event, rsvp }: MyEvent): ReactElement {
  const hasTicket = rsvp.status === "confirmed" && (event.status === "upcoming" || event.status === "ongoing");
  return (
    <div className="my-ticket">
      {hasTicket && <Disclosure label="Ticket">{() => <TicketView rsvpID={rsvp.id} code={null} />}</Disclosure>}
      <Disclosure label="Why?">{() => <DecisionList rsvpID={rsvp.id} code={null} timeZone={event.timezone} />}</Disclosure>
    </div>
  );
}
