import type { ReactElement } from "react";
import { DecisionList } from "../decisions/DecisionList";
import type { CampusEvent } from "../events/CampusEvent";
import { EventCard } from "../events/EventCard";
import { timeHere } from "../events/eventTime";
import { CancelRSVP } from "../rsvps/CancelRSVP";
import type { RSVP } from "../rsvps/RSVP";
import { waitlistPlace } from "../rsvps/rsvpOffer";
import { useNow } from "../rsvps/useNow";
import { Link } from "../router/Link";
import { Disclosure } from "../shell/Disclosure";
import { PageHeading } from "../shell/PageHeading";
import { TicketView } from "../tickets/TicketView";
import { guestStanding } from "./guestStanding";
import type { GuestStanding } from "./guestStanding";
import { inMinutes, minutesLeft } from "./minutesLeft";
import type { GuestPlace } from "./useGuestPlace";

interface GuestPlaceViewProps {
  readonly guest: GuestPlace;
  readonly rsvp: RSVP;
  readonly event: CampusEvent;
  readonly code: string;
}

/** A guest's place, and what can be done about it. */
export function GuestPlaceView(props: GuestPlaceViewProps): ReactElement {
  const { guest, rsvp, event } = props;
  const standing = guestStanding(event, rsvp, guest.place?.isTooLate ?? false);
  return (
    <div className="narrow guest-place">
      {/* The key makes it a new heading, which takes the focus and so says what the press has changed. */}
      <PageHeading key={standing} title={title(standing, rsvp)} />
      <h2 className="visually-hidden">The event</h2>
      <ul className="event-list">
        <li><EventCard event={event} isNew={false} rsvpStatus={undefined} /></li>
      </ul>
      <WhatNow {...props} standing={standing} />
      {guest.problem !== "" && <p className="notice notice-problem" role="alert">{guest.problem}</p>}
    </div>
  );
}

function title(standing: GuestStanding, rsvp: RSVP): string {
  switch (standing) {
    case "toConfirm": return rsvp.status === "confirmed" ? "Confirm your seat" : "Confirm your place in line";
    case "seat": return "You have a seat";
    case "waiting": return waitlistPlace(rsvp.waitlist_position ?? null).replace(".", "");
    case "tooLate": return "The time to confirm is over";
    case "givenUp": return "You gave up your place";
    case "eventCancelled": return "This event has been cancelled";
    case "eventOver": return "This event is over";
  }
}

function WhatNow(props: GuestPlaceViewProps & { readonly standing: GuestStanding }): ReactElement | null {
  const { guest, rsvp, event, standing } = props;
  switch (standing) {
    case "toConfirm": return <Confirm guest={guest} rsvp={rsvp} />;
    case "seat":
    case "waiting": return <Held {...props} />;
    case "tooLate": return <AskAgain event={event} words="It was kept for you for 30 minutes and has gone to the next." />;
    case "givenUp": return <AskAgain event={event} words="Others can have it now." />;
    case "eventCancelled": return <p>It will not take place. We are sorry.</p>;
    case "eventOver": return <p>We hope to see you at another.</p>;
  }
}

function Confirm({ guest, rsvp }: { readonly guest: GuestPlace; readonly rsvp: RSVP }): ReactElement {
  const isSeat = rsvp.status === "confirmed";
  const thing = isSeat ? "seat" : "place in line";
  return (
    <section className="rsvp-panel" aria-label={`Your ${thing}`}>
      <p className="rsvp-held">{isSeat ? `A seat is kept for ${rsvp.name}.` : waitlistPlace(rsvp.waitlist_position ?? null)}</p>
      <Deadline time={rsvp.confirm_by ?? ""} />
      <button type="button" className="button button-primary" disabled={guest.isPending} onClick={guest.confirm}>
        {guest.isPending ? "One moment…" : `Confirm my ${thing}`}
      </button>
      <p className="field-hint">You did not ask for this? Then there is nothing to do.</p>
    </section>
  );
}

/** The button stays when this clock says that it is too late: the server's decides. */
function Deadline({ time }: { readonly time: string }): ReactElement {
  const minutes = minutesLeft(time, useNow());
  if (minutes === 0) return <p>The time to confirm ended at {timeHere(time)}.</p>;
  return <p>It is yours once you confirm within {inMinutes(minutes)}, by {timeHere(time)}. After that it goes to the next.</p>;
}

function Held({ guest, rsvp, event, code, standing }: GuestPlaceViewProps & { standing: GuestStanding }): ReactElement {
  const isSeat = standing === "seat";
  return (
    <section className={`rsvp-panel ${isSeat ? "rsvp-confirmed" : "rsvp-waitlisted"}`} aria-label="Your place">
      {isSeat
        ? <TicketView rsvpID={rsvp.id} code={code} />
        : <p>When a seat comes free, the first in line gets it. If that is you, we send a mail to {rsvp.email}.</p>}
      <p className="field-hint">Keep the mail: its link leads back to this page.</p>
      <Disclosure label="Why?">
        {() => <DecisionList rsvpID={rsvp.id} code={code} timeZone={event.timezone} />}
      </Disclosure>
      <CancelRSVP event={event} rsvp={rsvp} isAlwaysAsked isPending={guest.isPending} onCancel={guest.giveUp} />
    </section>
  );
}

function AskAgain({ event, words }: { readonly event: CampusEvent; readonly words: string }): ReactElement {
  return (
    <section className="rsvp-panel" aria-label="Your place">
      <p>{words} If you would like to come after all, ask again on the event’s page.</p>
      <Link className="button" to={`/events/${event.id}`}>To the event’s page</Link>
    </section>
  );
}
