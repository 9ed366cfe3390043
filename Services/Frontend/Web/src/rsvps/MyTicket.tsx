import type { ReactElement } from "react";
import { DecisionList } from "../decisions/DecisionList";
import { useText } from "../language/useText";
import { Disclosure } from "../shell/Disclosure";
import { TicketView } from "../tickets/TicketView";
import { CancelRSVP } from "./CancelRSVP";
import type { MyEvent } from "./myEvents";
import { waitlistPlace } from "./rsvpOffer";
import { useOwnMoves } from "./useOwnMoves";
import { useRSVP } from "./useRSVP";

/** Under an event of one's own: the ticket, why one has it or waits, and the way to give it back. */
export function MyTicket({ event, rsvp }: MyEvent): ReactElement {
  const t = useText();
  const { isPending, problem, cancel } = useRSVP(event);
  useOwnMoves(event, rsvp);
  const isComing = event.status === "upcoming" || event.status === "ongoing";
  return (
    <div className="my-ticket">
      {rsvp.status === "waitlisted" && <p className="my-ticket-place">{waitlistPlace(rsvp.waitlist_position ?? null)}</p>}
      {isComing && rsvp.status === "confirmed" && (
        <Disclosure label={t("rsvps.ticket")}>{() => <TicketView rsvpID={rsvp.id} code={null} />}</Disclosure>
      )}
      <Disclosure label={t("rsvps.why")}>
        {() => <DecisionList rsvpID={rsvp.id} code={null} timeZone={event.timezone} />}
      </Disclosure>
      {isComing && (
        <Disclosure label={t("rsvps.giveBack")}>
          {() => <CancelRSVP event={event} rsvp={rsvp} isPending={isPending} onCancel={() => cancel(rsvp)} />}
        </Disclosure>
      )}
      {problem !== "" && <p className="notice notice-problem" role="alert">{problem}</p>}
    </div>
  );
}
