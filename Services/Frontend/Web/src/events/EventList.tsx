import type { ReactElement } from "react";
import { useCampus } from "../app/CampusContext";
import { useMyRSVPs } from "../rsvps/useMyRSVPs";
import { useStore } from "../store/Store";
import type { CampusEvent } from "./CampusEvent";
import { EventCard } from "./EventCard";

/** Events as a grid of tickets. */
export function EventList({ events }: { readonly events: readonly CampusEvent[] }): ReactElement {
  const arrived = useStore(useCampus().events, (state) => state.arrived);
  const { rsvps } = useMyRSVPs();
  return (
    <ul className="event-list">
      {events.map((event) => (
        <li key={event.id}>
          <EventCard event={event} isNew={arrived.has(event.id)} rsvpStatus={rsvps.byEvent.get(event.id)?.status} />
        </li>
      ))}
    </ul>
  );
}
