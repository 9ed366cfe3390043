import type { ReactElement } from "react";
import { moment } from "../events/eventTime";
import type { Translate } from "../language/Text";
import { useText } from "../language/useText";
import type { CheckInCandidate } from "./CheckIn";
import type { DoorOutcome } from "./DoorOutcome";
import type { DoorActions } from "./useDoor";

interface CheckInOutcomeProps {
  readonly timeZone: string;
  readonly door: DoorActions;
}

/** What came of the last check-in, to be read at arm's length, and the way to take it back. */
export function CheckInOutcome({ timeZone, door }: CheckInOutcomeProps): ReactElement {
  const t = useText();
  const { outcome, isPending } = door;
  return (
    <div className={`door-outcome door-outcome-${tone(outcome)}`} data-testid="door-outcome">
      {/* Stays in place, so that screen readers watch it. */}
      <p className="door-words" role="status">{words(outcome, timeZone, t)}</p>
      {outcome?.kind === "in" && (
        <button type="button" className="button" disabled={isPending} onClick={() => door.undo(outcome.rsvp)}>{t("door.undo")}</button>
      )}
      {outcome?.kind === "several" && <Candidates candidates={outcome.candidates} timeZone={timeZone} door={door} />}
    </div>
  );
}

function tone(outcome: DoorOutcome | null): string {
  if (outcome === null) return "none";
  if (outcome.kind === "in") return outcome.isNew ? "in" : "before";
  return outcome.kind;
}

function words(outcome: DoorOutcome | null, timeZone: string, t: Translate): string {
  switch (outcome?.kind) {
    case undefined: return "";
    case "in":
      return outcome.isNew
        ? t("door.isIn", { name: outcome.rsvp.name })
        : t("door.cameBefore", { name: outcome.rsvp.name, when: moment(outcome.rsvp.checked_in_at ?? "", timeZone) });
    case "undone": return t("door.undone", { name: outcome.rsvp.name });
    case "several":
    case "refused": return outcome.message;
  }
}

interface CandidatesProps extends CheckInOutcomeProps {
  readonly candidates: readonly CheckInCandidate[];
}

function Candidates({ candidates, timeZone, door }: CandidatesProps): ReactElement {
  const t = useText();
  return (
    <ul className="door-people" aria-label={t("door.whoIsIt")}>
      {candidates.map(({ rsvp_id, name, email, checked_in_at }) => (
        <li key={rsvp_id}>
          <button
            type="button"
            className="door-candidate"
            disabled={door.isPending}
            onClick={() => void door.checkIn({ rsvp_id })}
          >
            <strong>{name}</strong>
            <span>{email}</span>
            {checked_in_at && <span>{t("door.cameIn", { when: moment(checked_in_at, timeZone) })}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
