import type { ReactElement } from "react";
import { useText } from "../language/useText";
import { Link } from "../router/Link";
import type { HinderingEvent } from "./HinderingEvent";

/** The ways to the events that have to be cancelled, or handed on, before one can leave. */
export function HinderingEvents({ events }: { readonly events: readonly HinderingEvent[] }): ReactElement | null {
  const t = useText();
  if (events.length === 0) return null;
  return (
    <ul className="rows" aria-label={t("settings.comingEvents")}>
      {events.map(({ id, title }) => <li key={id} className="row"><Link to={`/events/${id}`}>{title}</Link></li>)}
    </ul>
  );
}
