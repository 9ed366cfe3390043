import { useState } from "react";
import type { ReactElement } from "react";
import { AdministrationAPI } from "../api/AdministrationAPI";
import { useAPI } from "../api/useAPI";
import type { CampusEvent } from "../events/CampusEvent";
import { categoryClass } from "../events/categoryClass";
import { DateStub } from "../events/DateStub";
import { longDate, timeRange } from "../events/eventTime";
import { useText } from "../language/useText";
import { MarkdownText } from "../markdown/lazyMarkdown";
import { useQuery } from "../query/useQuery";
import { Link } from "../router/Link";
import { Disclosure } from "../shell/Disclosure";
import { LazyPart } from "../shell/LazyPart";
import { ApprovalDecision } from "./ApprovalDecision";
import { ReturnForm } from "./ReturnForm";

export interface ApprovalCardProps {
  readonly event: CampusEvent;
  readonly onSettled: (event: CampusEvent, said: string) => void;
}

/** One event that waits: what it is and whose, to be published or given back with a word about why. */
export function ApprovalCard({ event, onSettled }: ApprovalCardProps): ReactElement {
  const t = useText();
  const [isReturning, setReturning] = useState(false);
  return (
    <li className={`approval ${categoryClass(event.category)}`}>
      <DateStub event={event} />
      <div className="approval-words">
        <p className="category">{t(`categories.${event.category}`)}</p>
        <h2><Link to={`/events/${event.id}`}>{event.title}</Link></h2>
        <p>{longDate(event.start_time, event.timezone)}, {timeRange(event.start_time, event.end_time, event.timezone)}</p>
        <p>{event.location || t("admin.online")} · {t("admin.seats", { count: event.max_attendees })}</p>
        <Organizer id={event.organizer_id} />
        {event.description !== "" && (
          <Disclosure label={t("admin.readDescription")}>
            {() => (
              <div className="event-description prose">
                <LazyPart outline={<p className="as-typed">{event.description}</p>}><MarkdownText text={event.description} /></LazyPart>
              </div>
            )}
          </Disclosure>
        )}
        {isReturning
          ? <ReturnForm event={event} onSettled={onSettled} onClose={() => setReturning(false)} />
          : <ApprovalDecision event={event} onSettled={onSettled} onReturn={() => setReturning(true)} />}
      </div>
    </li>
  );
}

/** Who asks; nothing until it is known, since the event is what counts. */
function Organizer({ id }: { readonly id: string }): ReactElement {
  const t = useText();
  const api = useAPI(AdministrationAPI);
  const { answer } = useQuery(`person ${id}`, (signal) => api.person(id, signal));
  return <p className="approval-by">{answer === null ? "\u00a0" : t("admin.askedBy", { name: answer.name, email: answer.email })}</p>;
}
