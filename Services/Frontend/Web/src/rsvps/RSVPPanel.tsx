import { useEffect, useRef, useState } from "react";
import type { ReactElement } from "react";
import { useIsRestoring } from "../auth/useIsRestoring";
import { useIsSignedIn } from "../auth/useIsSignedIn";
import { useNow } from "../clock/useNow";
import type { CampusEvent } from "../events/CampusEvent";
import { Seats } from "../events/Seats";
import { SpokenSeats } from "../events/SpokenSeats";
import { GuestAsked } from "../guests/lazyGuestDesk";
import { useText } from "../language/useText";
import { LazyPart } from "../shell/LazyPart";
import { loadHeldSeat } from "./lazyHeldSeat";
import type { RSVP } from "./RSVP";
import { rsvpOffer } from "./rsvpOffer";
import { RSVPChoice } from "./RSVPChoice";
import { useMyRSVPs } from "./useMyRSVPs";
import { useRSVP } from "./useRSVP";

/** The seats of an event and one's own: the place where the drop happens. */
export function RSVPPanel({ event }: { readonly event: CampusEvent }): ReactElement {
  const t = useText();
  const isSignedIn = useIsSignedIn();
  const isRestoring = useIsRestoring();
  const { rsvps, load } = useMyRSVPs();
  const actions = useRSVP(event);
  // Kept here, where no change of the seats takes it away.
  const [asked, setAsked] = useState<RSVP | "again" | null>(null);
  useEffect(() => {
    // Whoever shows it hears of a failure.
    if (isSignedIn) loadHeldSeat().catch(() => undefined);
  }, [isSignedIn]);
  const now = useNow();
  const offer = rsvpOffer(event, rsvps.byEvent.get(event.id), now);
  // Until one's own RSVPs are known, a press could ask for a seat that one has.
  const isUnknown = isRestoring || (isSignedIn && !rsvps.isLoaded && load.phase === "loading");
  return (
    <section className={`rsvp-panel rsvp-panel-page rsvp-${offer.kind}`} aria-labelledby="rsvp-heading">
      <h2 id="rsvp-heading">{t("rsvps.yourSeat")}</h2>
      <Seats event={event} />
      <SpokenSeats event={event} />
      {asked !== null && asked !== "again" && !isSignedIn
        ? <LazyPart outline={null} isNeeded><GuestAsked rsvp={asked} onAskAgain={() => setAsked("again")} /></LazyPart>
        : (
          <RSVPChoice
            event={event}
            offer={offer}
            now={now}
            isSignedIn={isSignedIn}
            isPending={actions.isPending || isUnknown}
            isAskingAgain={asked === "again"}
            onRSVP={actions.rsvp}
            onCancel={actions.cancel}
            onGuestAsked={setAsked}
          />
        )}
      <Answer text={actions.answer} held={"rsvp" in offer ? offer.rsvp : null} />
      {actions.problem !== "" && <p className="notice notice-problem" role="alert">{actions.problem}</p>}
    </section>
  );
}

interface AnswerProps {
  readonly text: string;
  /** One's place, which the panel says beside the button already. */
  readonly held: RSVP | null;
}

/** What came of the press. Takes the focus, since the button that had it is another one now. */
function Answer({ text, held }: AnswerProps): ReactElement {
  const paragraph = useRef<HTMLParagraphElement>(null);
  const place = held && `${held.status} ${held.waitlist_position ?? ""}`;
  const [said, setSaid] = useState({ text, place });
  if (said.text !== text) setSaid({ text, place });
  useEffect(() => {
    if (text !== "") paragraph.current?.focus({ preventScroll: true });
  }, [text]);
  // Who moved up in line since is elsewhere by now.
  const isTrue = place === null || place === said.place;
  const className = held ? "visually-hidden" : "rsvp-answer";
  return <p className={className} role="status" tabIndex={-1} ref={paragraph} data-testid="rsvp-answer">{isTrue ? text : ""}</p>;
}
