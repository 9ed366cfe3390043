import { lazy } from "react";
import type { ReactElement } from "react";
import { Reasons } from "../decisions/Reasons";
import { Skeleton } from "../design/Skeleton";
import { useText } from "../language/useText";
import { TicketOutline } from "../tickets/TicketOutline";
import { Disclosure } from "../shell/Disclosure";
import { LazyPart } from "../shell/LazyPart";
import { TicketView } from "../tickets/lazyTicketView";
import type { MyEvent } from "./myEvents";
import { waitlistPlace } from "./rsvpOffer";
import { useOwnMoves } from "./useOwnMoves";
import { useRSVP } from "./useRSVP";

// For who cannot come.
const CancelRSVP = lazy(async () => ({ default: (await import("./CancelRSVP")).CancelRSVP }));

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
        <Disclosure label={t("rsvps.ticket")}>
          {() => <LazyPart outline={<TicketOutline />} isNeeded><TicketView rsvpID={rsvp.id} code={null} /></LazyPart>}
        </Disclosure>
      )}
      <Reasons rsvpID={rsvp.id} code={null} timeZone={event.timezone} />
      {isComing && (
        <Disclosure label={t("rsvps.giveBack")}>
          {() => (
            <LazyPart outline={<Skeleton shape="text" what={t("shell.thePage")} />} isNeeded>
              <CancelRSVP event={event} rsvp={rsvp} isPending={isPending} onCancel={() => cancel(rsvp)} />
            </LazyPart>
          )}
        </Disclosure>
      )}
      {problem !== "" && <p className="notice notice-problem" role="alert">{problem}</p>}
    </div>
  );
}
