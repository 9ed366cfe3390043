import "../app/eventFile";
import { useDeferredValue, useMemo } from "react";
import type { ReactElement } from "react";
import { categoryClass } from "../events/categoryClass";
import { DateStub } from "../events/DateStub";
import { EventFacts } from "../events/EventFacts";
import { Description } from "../events/lazyDescription";
import { useText } from "../language/useText";
import { LazyPart } from "../shell/LazyPart";
import { venueName } from "../venues/Venue";
import type { Venue } from "../venues/Venue";
import type { EventForm } from "./EventForm";
import { previewEvent } from "./previewEvent";

interface EventPreviewPaneProps {
  readonly form: EventForm;
  readonly venues: readonly Venue[];
}

/** What people will see of the event, as it is typed. */
export function EventPreviewPane({ form, venues }: EventPreviewPaneProps): ReactElement {
  const t = useText();
  // Drawing Markdown at each key would make typing heavy on a phone.
  const shown = useDeferredValue(form);
  const { event, hasTimes } = useMemo(() => previewEvent(shown, Date.now()), [shown]);
  const venue = venues.find(({ id }) => id === shown.venue_id);
  const location = event.location !== "" || venue === undefined ? event.location : venueName(venue);
  return (
    <section className="preview" aria-labelledby="preview-heading">
      <h2 id="preview-heading" className="preview-heading">{t("eventEditor.preview")}</h2>
      <div className={`preview-page ${categoryClass(event.category)}`}>
        <header className="preview-head">
          {hasTimes ? <DateStub event={event} /> : <div className="date-stub preview-blank" aria-hidden="true">?</div>}
          <div>
            <p className="category">{t(`categories.${event.category}`)}</p>
            <p className="preview-title">{event.title || t("eventEditor.untitled")}</p>
          </div>
        </header>
        {hasTimes ? <EventFacts event={{ ...event, location }} /> : <p className="preview-hint">{t("eventEditor.noTimes")}</p>}
        <LazyPart outline={null}><Description event={event} /></LazyPart>
      </div>
    </section>
  );
}
