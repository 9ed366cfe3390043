import { useState } from "react";
import type { ReactElement } from "react";
import { EmptyState } from "../design/EmptyState";
import { categoryClass } from "../events/categoryClass";
import { DateStub } from "../events/DateStub";
import { moment } from "../events/eventTime";
import { Seats } from "../events/Seats";
import { useText } from "../language/useText";
import type { Queried } from "../query/useQuery";
import { Link } from "../router/Link";
import { Answered } from "./Answered";
import { FigureExport } from "./FigureExport";
import type { EventSummary } from "./FigureLists";
import { FigurePanel } from "./FigurePanel";

/** How many are shown at first. */
const FIRST = 6;

interface ComingPanelProps {
  readonly coming: Queried<readonly EventSummary[]>;
  /** What was asked for. */
  readonly parameters: URLSearchParams;
}

/** How full the events to come are, the fullest first, whatever time is chosen. */
export function ComingPanel({ coming, parameters }: ComingPanelProps): ReactElement {
  const t = useText();
  const [showsAll, setShowsAll] = useState(false);
  const title = t("boards.coming");
  return (
    <FigurePanel
      title={title}
      note={t("boards.comingNote")}
      tools={<FigureExport title={title} name="capacity" parameters={parameters} />}
    >
      <Answered queried={coming} what={title} shape="row" count={4}>
        {(events) => events.length === 0
          ? <EmptyState icon="calendar" words={t("boards.nothingComing")}><Link className="button" to="/events/new">{t("organizer.create")}</Link></EmptyState>
          : (
            <>
              <ol className="board">
                {(showsAll ? events : events.slice(0, FIRST)).map((event) => <BoardRow key={event.event_id} event={event} />)}
              </ol>
              {!showsAll && events.length > FIRST && (
                <p className="more">
                  <button type="button" className="button" onClick={() => setShowsAll(true)}>
                    {t("boards.showAll", { number: events.length })}
                  </button>
                </p>
              )}
            </>
          )}
      </Answered>
    </FigurePanel>
  );
}

function BoardRow({ event }: { readonly event: EventSummary }): ReactElement {
  const { event_id, title, category, start_time, timezone, rsvps, seats, waiting } = event;
  return (
    <li className={`board-row ${categoryClass(category)}`}>
      <DateStub event={event} />
      <div className="board-words">
        <h3><Link to={`/events/${event_id}/figures`}>{title}</Link></h3>
        <p>{moment(start_time, timezone)}</p>
      </div>
      <Seats event={{ current_attendees: rsvps, max_attendees: seats, waitlist_count: waiting }} />
    </li>
  );
}
