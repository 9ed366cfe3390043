import "../app/firstFile";
import type { ReactElement } from "react";
import { useCampus } from "../app/CampusContext";
import { moment } from "../events/eventTime";
import { useLanguage, useText } from "../language/useText";
import { LoadFailure } from "../shell/LoadFailure";
import { Loading } from "../shell/Loading";
import { useQuery } from "../query/useQuery";

export interface DecisionListProps {
  readonly rsvpID: string;
  /** What was mailed to a guest; null for who is signed in. */
  readonly code: string | null;
  readonly timeZone: string;
}

/** What was decided about one's RSVP, and why, the first first. */
export function DecisionList({ rsvpID, code, timeZone }: DecisionListProps): ReactElement {
  const t = useText();
  const language = useLanguage();
  const { api } = useCampus();
  const { answer, load } = useQuery(`decisions ${rsvpID} ${code}`, (signal) => api.rsvpDecisions(rsvpID, code, signal));
  if (load.phase === "failed") return <LoadFailure message={load.message} onRetry={load.retry} />;
  if (answer === null) return <Loading what={t("decisions.theReasons")} />;
  return (
    <ol className="decisions">
      {answer.map((decision) => (
        <li key={decision.number}>
          <time dateTime={decision.at}>{moment(decision.at, timeZone)}</time>
          {/* The server explains in English, with its numbers. */}
          <p>{language === "en" ? decision.explanation : t(`decisions.${decision.kind}`)}.</p>
        </li>
      ))}
    </ol>
  );
}
