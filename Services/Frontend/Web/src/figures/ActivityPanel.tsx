import type { ReactElement } from "react";
import { EmptyState } from "../design/EmptyState";
import { dayOf, moment, timeHere } from "../events/eventTime";
import { useText } from "../language/useText";
import { Link } from "../router/Link";
import { Answered } from "./Answered";
import type { Day } from "./Day";
import { FigureExport } from "./FigureExport";
import type { Activity } from "./FigureLists";
import { FigurePanel } from "./FigurePanel";
import { useFigureList } from "./useFigureList";

const SHOWN = "8";
/** As many as the API gives. */
const EXPORTED = "100";

interface ActivityPanelProps {
  readonly today: Day;
  /** Whose events, as parameters of the API. */
  readonly whose: URLSearchParams;
}

/** What was decided last, as it happens; of nobody in particular. */
export function ActivityPanel({ today, whose }: ActivityPanelProps): ReactElement {
  const t = useText();
  const limited = (limit: string) => new URLSearchParams([["limit", limit], ...whose]);
  const activity = useFigureList("activity", limited(SHOWN));
  const title = t("boards.activity");
  return (
    <FigurePanel title={title} tools={<FigureExport title={title} name="activity" parameters={limited(EXPORTED)} />}>
      <Answered queried={activity} what={title} shape="row" count={4}>
        {(entries) => entries.length === 0
          ? <EmptyState icon="sparkle" words={t("boards.noActivity")} />
          : (
            <ol className="activity">
              {entries.map((entry, index) => <ActivityRow key={`${entry.at} ${entry.event_id} ${index}`} entry={entry} today={today} />)}
            </ol>
          )}
      </Answered>
    </FigurePanel>
  );
}

function ActivityRow({ entry, today }: { readonly entry: Activity; readonly today: Day }): ReactElement {
  const t = useText();
  const { at, kind, event_id, title, seats, seats_taken, waiting } = entry;
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <li className={`activity-row activity-${kind}`}>
      <div>
        <p><strong>{t(`boards.kind_${kind}`)}</strong> · <Link to={`/events/${event_id}/figures`}>{title}</Link></p>
        <small>
          {t("boards.takenOf", { taken: seats_taken, seats })}
          {waiting > 0 && <>, {t("figures.waitingNote", { number: waiting })}</>}
        </small>
      </div>
      <time dateTime={at}>{dayOf(at, here) === today ? timeHere(at) : moment(at, here)}</time>
    </li>
  );
}
