import type { ReactElement } from "react";
import type { CampusEvent } from "../events/CampusEvent";
import { moment } from "../events/eventTime";
import { DecisionList } from "../decisions/DecisionList";
import { GuestForm } from "../guests/GuestForm";
import { takesGuests } from "../guests/takesGuests";
import { Link } from "../router/Link";
import { signInPath } from "../router/safeNextPath";
import { Disclosure } from "../shell/Disclosure";
import { TicketView } from "../tickets/TicketView";
import { CancelRSVP } from "./CancelRSVP";
import type { RSVP } from "./RSVP";
import { waitlistPlace } from "./rsvpOffer";
import type { RSVPOffer } from "./rsvpOffer";

interface RSVPChoiceProps {
  readonly event: CampusEvent;
  readonly offer: RSVPOffer;
  readonly isSignedIn: boolean;
  readonly isPending: boolean;
  readonly onRSVP: () => void;
  readonly onCancel: (rsvp: RSVP) => void;
  readonly onGuestAsked: (rsvp: RSVP) => void;
}

/** Says how things stand with one's seat, and offers what can be done about it. */
export function RSVPChoice(props: RSVPChoiceProps): ReactElement {
  const { event, offer, isSignedIn } = props;
  switch (offer.kind) {
    case "cancelled": return <p className="rsvp-state">This event has been cancelled.</p>;
    case "unpublished":
      return <p className="rsvp-state">This event is not published yet. RSVPs open once it is.</p>;
    case "over": return <p className="rsvp-state">This event is over.</p>;
    case "closed": return <p className="rsvp-state">RSVPs have closed.</p>;
    case "full": return <p className="rsvp-state">Every seat is taken, and this event keeps no waitlist.</p>;
    case "opensLater":
      return <p className="rsvp-state">RSVPs open on {moment(offer.opensAt, event.timezone)}.</p>;
    case "confirmed": return <Held {...props} rsvp={offer.rsvp} words="You have a seat." />;
    case "waitlisted":
      return <Held {...props} rsvp={offer.rsvp} words={waitlistPlace(offer.rsvp.waitlist_position ?? null)} />;
    case "seat":
    case "waitlist": return isSignedIn ? <Ask {...props} /> : <NotSignedIn {...props} />;
  }
}

function Ask({ offer, isPending, onRSVP }: RSVPChoiceProps): ReactElement {
  const isWaitlist = offer.kind === "waitlist";
  return (
    <>
      {isWaitlist && <p className="rsvp-state">Every seat is taken. When one comes free, the first in line gets it.</p>}
      <button type="button" className="button button-primary" disabled={isPending} onClick={onRSVP}>
        {isPending ? "One moment…" : isWaitlist ? "Join the waitlist" : "RSVP"}
      </button>
    </>
  );
}

function Held({ event, rsvp, words, isPending, onCancel }: RSVPChoiceProps & { rsvp: RSVP; words: string }): ReactElement {
  return (
    <>
      <p className="rsvp-state rsvp-held">{words}</p>
      {rsvp.status === "confirmed" && event.status !== "completed" && <TicketView rsvpID={rsvp.id} code={null} />}
      <Disclosure label="Why?">
        {() => <DecisionList rsvpID={rsvp.id} code={null} timeZone={event.timezone} />}
      </Disclosure>
      <CancelRSVP event={event} rsvp={rsvp} isPending={isPending} onCancel={() => onCancel(rsvp)} />
    </>
  );
}

function NotSignedIn({ event, offer, onGuestAsked }: RSVPChoiceProps): ReactElement {
  return (
    <>
      <Link className="button button-primary" to={signInPath(`/events/${event.id}`)}>Sign in to RSVP</Link>
      {takesGuests(event) && <GuestForm event={event} isWaitlist={offer.kind === "waitlist"} onAsked={onGuestAsked} />}
    </>
  );
}
