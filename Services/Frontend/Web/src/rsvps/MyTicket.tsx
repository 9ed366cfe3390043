import type { ReactElement } from "react";
import { DecisionList } from "../decisions/DecisionList";
import { useText } from "../language/useText";
import { Disclosure } from "../shell/Disclosure";
import { TicketView } from "../tickets/TicketView";
import type { MyEvent } from "./myEvents";

/** Under an event of one's own: the ticket, and why one has it or waits. */
export function MyTicket({ event, rsvp }: MyEvent): ReactElement {
  const t = useText();
  const hasTicket = rsvp.status === "confirmed" && (event.status === "upcoming" || event.status === "ongoing");
  return (
    <div className="my-ticket">
      {hasTicket && <Disclosure label={t("rsvps.ticket")}>{() => <TicketView rsvpID={rsvp.id} code={null} />}</Disclosure>}
      <Disclosure label={t("rsvps.why")}>{() => <DecisionList rsvpID={rsvp.id} code={null} timeZone={event.timezone} />}</Disclosure>
    </div>
  );
}
