import type { ReactElement } from "react";
import { Reasons } from "../decisions/Reasons";
import type { CampusEvent } from "../events/CampusEvent";
import { EventCard } from "../events/EventCard";
import { timeHere } from "../events/eventTime";
import type { Translate } from "../language/Text";
import { useText } from "../language/useText";
import { CancelRSVP } from "../rsvps/CancelRSVP";
import type { RSVP } from "../rsvps/RSVP";
import { waitlistPlace } from "../rsvps/rsvpOffer";
import { useNow } from "../clock/useNow";
import { Link } from "../router/Link";
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
  const t = useText();
  const { guest, rsvp, event } = props;
  const standing = guestStanding(event, rsvp, guest.place?.isTooLate ?? false);
  return (
    <div className="narrow guest-place">
      {/* The key makes it a new heading, which takes the focus and so says what the press has changed. */}
      <PageHeading key={standing} title={title(standing, rsvp, t)} />
      <h2 className="visually-hidden">{t("guestPlace.theEvent")}</h2>
      <ul className="event-list">
        <li><EventCard event={event} isNew={false} rsvpStatus={undefined} /></li>
      </ul>
      <WhatNow {...props} standing={standing} />
      {guest.problem !== "" && <p className="notice notice-problem" role="alert">{guest.problem}</p>}
    </div>
  );
}

function title(standing: GuestStanding, rsvp: RSVP, t: Translate): string {
  switch (standing) {
    case "toConfirm": return rsvp.status === "confirmed" ? t("guestPlace.confirmSeat") : t("guestPlace.confirmLine");
    case "seat": return t("guestPlace.seat");
    case "waiting": return waitlistPlace(rsvp.waitlist_position ?? null).replace(/\.$/, "");
    case "tooLate": return t("guestPlace.tooLate");
    case "givenUp": return t("guestPlace.givenUp");
    case "eventCancelled": return t("guestPlace.eventCancelled");
    case "eventOver": return t("guestPlace.eventOver");
  }
}

function WhatNow(props: GuestPlaceViewProps & { readonly standing: GuestStanding }): ReactElement | null {
  const t = useText();
  const { guest, rsvp, event, standing } = props;
  switch (standing) {
    case "toConfirm": return <Confirm guest={guest} rsvp={rsvp} />;
    case "seat":
    case "waiting": return <Held {...props} />;
    case "tooLate": return <AskAgain event={event} words={t("guestPlace.goneToNext")} />;
    case "givenUp": return <AskAgain event={event} words={t("guestPlace.othersCan")} />;
    case "eventCancelled": return <p>{t("guestPlace.sorry")}</p>;
    case "eventOver": return <p>{t("guestPlace.another")}</p>;
  }
}

function Confirm({ guest, rsvp }: { readonly guest: GuestPlace; readonly rsvp: RSVP }): ReactElement {
  const t = useText();
  const isSeat = rsvp.status === "confirmed";
  return (
    <section className="rsvp-panel" aria-label={isSeat ? t("guestPlace.yourSeat") : t("guestPlace.yourLine")}>
      <p className="rsvp-held">
        {isSeat ? t("guestPlace.kept", { name: rsvp.name }) : waitlistPlace(rsvp.waitlist_position ?? null)}
      </p>
      <Deadline time={rsvp.confirm_by ?? ""} />
      <button type="button" className="button button-primary" disabled={guest.isPending} onClick={guest.confirm}>
        {guest.isPending
          ? t("shell.oneMoment")
          : isSeat ? t("guestPlace.confirmMySeat") : t("guestPlace.confirmMyLine")}
      </button>
      <p className="field-hint">{t("guestPlace.notYou")}</p>
    </section>
  );
}

/** The button stays when this clock says that it is too late: the server's decides. */
function Deadline({ time }: { readonly time: string }): ReactElement {
  const t = useText();
  const minutes = minutesLeft(time, useNow());
  if (minutes === 0) return <p>{t("guestPlace.ended", { time: timeHere(time) })}</p>;
  return <p>{t("guestPlace.deadline", { minutes: inMinutes(minutes), time: timeHere(time) })}</p>;
}

function Held({ guest, rsvp, event, code, standing }: GuestPlaceViewProps & { standing: GuestStanding }): ReactElement {
  const t = useText();
  const isSeat = standing === "seat";
  return (
    <section className={`rsvp-panel ${isSeat ? "rsvp-confirmed" : "rsvp-waitlisted"}`} aria-label={t("guestPlace.ownPlace")}>
      {isSeat
        ? <TicketView rsvpID={rsvp.id} code={code} />
        : <p>{t("guestPlace.whenFree", { address: rsvp.email })}</p>}
      <p className="field-hint">{t("guestPlace.keepMail")}</p>
      <Reasons rsvpID={rsvp.id} code={code} timeZone={event.timezone} />
      <CancelRSVP event={event} rsvp={rsvp} isAlwaysAsked isPending={guest.isPending} onCancel={guest.giveUp} />
    </section>
  );
}

function AskAgain({ event, words }: { readonly event: CampusEvent; readonly words: string }): ReactElement {
  const t = useText();
  return (
    <section className="rsvp-panel" aria-label={t("guestPlace.ownPlace")}>
      <p>{words}</p>
      <Link className="button" to={`/events/${event.id}`}>{t("guestPlace.toEvent")}</Link>
    </section>
  );
}
