import type { ReactElement } from "react";
import { Skeleton } from "../design/Skeleton";
import type { CampusEvent } from "../events/CampusEvent";
import { GuestForm } from "../guests/lazyGuestDesk";
import { takesGuests } from "../guests/takesGuests";
import { useText } from "../language/useText";
import { Link } from "../router/Link";
import { signInPath } from "../router/safeNextPath";
import { Disclosure } from "../shell/Disclosure";
import { LazyPart } from "../shell/LazyPart";
import { TicketOutline } from "../tickets/TicketOutline";
import { Countdown } from "./Countdown";
import { HeldSeat } from "./lazyHeldSeat";
import type { RSVP } from "./RSVP";
import { waitlistPlace } from "./rsvpOffer";
import type { RSVPOffer } from "./rsvpOffer";

interface RSVPChoiceProps {
  readonly event: CampusEvent;
  readonly offer: RSVPOffer;
  /** The server's time, milliseconds since 1970. */
  readonly now: number;
  readonly isSignedIn: boolean;
  readonly isPending: boolean;
  /** A guest who has asked once, and now does so with another address. */
  readonly isAskingAgain: boolean;
  readonly onRSVP: () => void;
  readonly onCancel: (rsvp: RSVP) => void;
  readonly onGuestAsked: (rsvp: RSVP) => void;
}

/** Says how things stand with one's seat, and offers what can be done about it. */
export function RSVPChoice(props: RSVPChoiceProps): ReactElement {
  const t = useText();
  const { event, offer, now, isSignedIn } = props;
  switch (offer.kind) {
    case "cancelled": return <p className="rsvp-state">{t("rsvps.cancelled")}</p>;
    case "unpublished":
      return <p className="rsvp-state">{t("rsvps.unpublished")}</p>;
    case "over": return <p className="rsvp-state">{t("rsvps.over")}</p>;
    case "closed": return <p className="rsvp-state">{t("rsvps.closed")}</p>;
    case "full": return <p className="rsvp-state">{t("rsvps.full")}</p>;
    case "opensLater":
      return <Countdown opensAt={offer.opensAt} timeZone={event.timezone} now={now} />;
    case "confirmed": return <Held {...props} rsvp={offer.rsvp} words={t("rsvps.haveSeat")} />;
    case "waitlisted":
      return <Held {...props} rsvp={offer.rsvp} words={waitlistPlace(offer.rsvp.waitlist_position ?? null)} />;
    case "seat":
    case "waitlist": return isSignedIn ? <Ask {...props} /> : <NotSignedIn {...props} />;
  }
}

function Ask({ offer, isPending, onRSVP }: RSVPChoiceProps): ReactElement {
  const t = useText();
  const isWaitlist = offer.kind === "waitlist";
  return (
    <>
      {isWaitlist && <p className="rsvp-state">{t("rsvps.fullWaitlist")}</p>}
      <button type="button" className="button button-primary button-wide" disabled={isPending} onClick={onRSVP}>
        {isPending ? t("shell.oneMoment") : isWaitlist ? t("rsvps.joinWaitlist") : t("rsvps.rsvp")}
      </button>
    </>
  );
}

function Held({ event, rsvp, words, isPending, onCancel }: RSVPChoiceProps & { rsvp: RSVP; words: string }): ReactElement {
  return (
    <>
      <p className="rsvp-state rsvp-held">{words}</p>
      <LazyPart outline={rsvp.status === "confirmed" ? <TicketOutline /> : null} isNeeded>
        <HeldSeat event={event} rsvp={rsvp} isPending={isPending} onCancel={onCancel} />
      </LazyPart>
    </>
  );
}

function NotSignedIn({ event, offer, isAskingAgain, onGuestAsked }: RSVPChoiceProps): ReactElement {
  const t = useText();
  return (
    <>
      <Link className="button button-primary button-wide" to={signInPath(`/events/${event.id}`)}>{t("rsvps.signInToRSVP")}</Link>
      {takesGuests(event) && (
        <Disclosure label={t("rsvps.orGuest")} isOpenAtFirst={isAskingAgain}>
          {() => (
            <LazyPart outline={<Skeleton shape="text" count={8} what={t("shell.thePage")} />} isNeeded>
              <GuestForm event={event} isWaitlist={offer.kind === "waitlist"} onAsked={onGuestAsked} />
            </LazyPart>
          )}
        </Disclosure>
      )}
    </>
  );
}
