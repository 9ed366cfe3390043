import type { ReactElement } from "react";
import { useCampus } from "../app/CampusContext";
import { useMyRSVPs } from "../rsvps/useMyRSVPs";
import { useStore } from "../store/Store";
import type { CampusEvent } from "./CampusEvent";
import { EventCard } from "./EventCard";

interface EventListProps {
  readonly events: readonly CampusEvent[];
  /** Why an event is shown, by its id. */
  readonly reasons?: ReadonlyMap<string, string>;
  /** Whether the day of all of them stands above. */
  readonly isUnderDay?: boolean;
}

/** Events as a grid of tickets. */
export function EventList({ events, reasons, isUnderDay = false }: EventListProps): ReactElement {
  const arrived = useStore(useCampus().events, (state) => state.arrived);
  const { rsvps } = useMyRSVPs();
  return (
    <ul className="event-list">
      {events.map((event) => {
        const reason = reasons?.get(event.id);
        return (
          <li key={event.id}>
            <EventCard
              event={event}
              isNew={arrived.has(event.id)}
              rsvpStatus={rsvps.byEvent.get(event.id)?.status}
              isUnderDay={isUnderDay}
              {...(reason === undefined ? {} : { reason })}
            />
          </li>
        );
      })}
    </ul>
  );
}
