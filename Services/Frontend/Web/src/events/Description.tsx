import type { ReactElement } from "react";
import { MarkdownText } from "../markdown/MarkdownText";
import type { CampusEvent } from "./CampusEvent";

/** What an event is about: its picture, and its organizer's own words. */
export function Description({ event }: { readonly event: CampusEvent }): ReactElement {
  return (
    <div className="event-description prose">
      {event.image_url && <img className="event-image" src={event.image_url} alt="" loading="lazy" />}
      <MarkdownText text={event.description} />
    </div>
  );
}
