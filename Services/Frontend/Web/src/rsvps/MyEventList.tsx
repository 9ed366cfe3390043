import type { ReactElement } from "react";
import { EventCard } from "../events/EventCard";
import type { MyEvent } from "./myEvents";
import { MyTicket } from "./MyTicket";

/** Events of one's own, each with its ticket, or what became of it. */
export function MyEventList({ mine }: { readonly mine: readonly MyEvent[] }): ReactElement {
  return (
    <ul className="event-list my-events">
      {mine.map(({ event, rsvp }) => (
        <li key={rsvp.id}>
          <EventCard event={event} isNew={false} rsvpStatus={rsvp.status} />
          <MyTicket event={event} rsvp={rsvp} />
        </li>
      ))}
    </ul>
  );
}
