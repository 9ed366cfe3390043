import { useState } from "react";
import type { ReactElement } from "react";
import { Icon } from "../design/Icon";
import { useText } from "../language/useText";
import { Link } from "../router/Link";
import { AddToCalendar } from "./AddToCalendar";
import type { CampusEvent } from "./CampusEvent";

interface EventActionsProps {
  readonly event: CampusEvent;
  /** Whether one works for the event, if only at its door. */
  readonly isOrganizing: boolean;
}

/** What one can do with an event beside going there. */
export function EventActions({ event, isOrganizing }: EventActionsProps): ReactElement {
  const t = useText();
  return (
    <div className="event-actions">
      <AddToCalendar eventID={event.id} />
      <ShareButton title={event.title} />
      {isOrganizing && (
        <Link className="button" to={`/events/${event.id}/manage`}><Icon name="people" />{t("eventPage.door")}</Link>
      )}
    </div>
  );
}

/** Gives the page's address on: by the device's own way, or to the clipboard. */
function ShareButton({ title }: { readonly title: string }): ReactElement {
  const t = useText();
  const [said, setSaid] = useState("");
  const share = async () => {
    setSaid("");
    const url = window.location.href;
    try {
      if (navigator.share) await navigator.share({ title, url });
      else {
        await navigator.clipboard.writeText(url);
        setSaid(t("eventPage.copied"));
      }
    } catch (error) {
      // Who closes the device's dialog has changed their mind.
      if (!(error instanceof DOMException && error.name === "AbortError")) setSaid(t("eventPage.notCopied"));
    }
  };
  return (
    <>
      <button type="button" className="button" onClick={() => void share()}><Icon name="share" />{t("eventPage.share")}</button>
      <span role="status" className="event-said">{said}</span>
    </>
  );
}
