import type { ReactElement } from "react";
import type { OrganizedEvent } from "./OrganizedEvent";
import { OrganizedRow } from "./OrganizedRow";

interface OrganizedListProps {
  readonly name: string;
  readonly events: readonly OrganizedEvent[];
}

export function OrganizedList({ name, events }: OrganizedListProps): ReactElement {
  return (
    <ul className="organized" aria-label={name}>
      {events.map((event) => <OrganizedRow key={event.id} event={event} />)}
    </ul>
  );
}
