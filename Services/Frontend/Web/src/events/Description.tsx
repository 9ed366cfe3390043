import "../app/firstFile";
import type { ReactElement } from "react";
import { useText } from "../language/useText";
import { MarkdownText } from "../markdown/MarkdownText";
import type { CampusEvent } from "./CampusEvent";

/** What an event is about, in its organizer's own words. */
export function Description({ event }: { readonly event: CampusEvent }): ReactElement {
  const t = useText();
  return (
    <div className="event-description prose">
      {event.description.trim() === ""
        ? <p><small>{t("events.noDescription")}</small></p>
        : <MarkdownText text={event.description} />}
    </div>
  );
}
