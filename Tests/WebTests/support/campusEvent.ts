import { sampleEvent } from "../../../Services/Frontend/Web/src/design/sampleEvent";
import type { CampusEvent } from "../../../Services/Frontend/Web/src/events/CampusEvent";

/** An event as the server would send it, with what matters to a test. */
export function campusEvent(difference: Partial<CampusEvent> = {}): CampusEvent {
  return sampleEvent({
    id: "e1",
    title: "Night hike",
    description: "Bring a torch.",
    location: "North gate",
    start_time: "2099-06-01T16:00:00Z",
    end_time: "2099-06-01T18:00:00Z",
    timezone: "Europe/Berlin",
    organizer_id: "o1",
    created_at: "2025-01-01T00:00:00Z",
    updated_at: "2025-01-01T00:00:00Z",
    ...difference,
  });
}
