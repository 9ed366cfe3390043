import "../app/firstFile";
import { useState } from "react";
import type { ReactElement } from "react";
import { errorMessage } from "../api/ApiError";
import { OrganizerAPI } from "../api/OrganizerAPI";
import { useAPI } from "../api/useAPI";
import { useCampus } from "../app/CampusContext";
import type { CampusEvent } from "../events/CampusEvent";
import { tellWithdrawal } from "../events/eventState";
import { useText } from "../language/useText";
import { useNavigation } from "../router/Router";

/** Calls an event off. Asks once more, since everyone who has a seat is told at once. */
export function CancelEvent({ event }: { readonly event: CampusEvent }): ReactElement {
  const t = useText();
  const campus = useCampus();
  const api = useAPI(OrganizerAPI);
  const { navigate } = useNavigation();
  const [isAsking, setAsking] = useState(false);
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState("");
  const isUnpublished = event.status === "draft" || event.status === "pending";
  const people = event.current_attendees + event.waitlist_count;

  const cancel = async () => {
    setPending(true);
    setProblem("");
    try {
      await api.cancelEvent(event.id);
      campus.events.update((state) => tellWithdrawal(state, event.id));
      navigate("/organizer?show=cancelled");
    } catch (error) {
      setProblem(errorMessage(error));
      setPending(false);
    }
  };
  return (
    <section className="settings-section cancel-event" aria-labelledby="cancel-heading">
      <h2 id="cancel-heading">{isUnpublished ? t("cancelEvent.withdraw") : t("cancelEvent.title")}</h2>
      <p>
        {isUnpublished || people === 0 ? t("cancelEvent.nobody") : t("cancelEvent.people", { count: people })}
        {" "}{t("cancelEvent.forGood")}
      </p>
      {problem !== "" && <p className="notice notice-problem" role="alert">{problem}</p>}
      <p className="form-actions">
        {isAsking
          ? (
            <>
              <button type="button" className="button button-danger" disabled={isPending} onClick={() => void cancel()}>
                {isPending ? t("shell.oneMoment") : t("cancelEvent.now")}
              </button>
              <button type="button" className="button-quiet" autoFocus onClick={() => setAsking(false)}>
                {t("cancelEvent.keep")}
              </button>
            </>
          )
          : (
            <button type="button" className="button button-danger" onClick={() => setAsking(true)}>
              {isUnpublished ? t("cancelEvent.withdraw") : t("cancelEvent.title")}
            </button>
          )}
      </p>
    </section>
  );
}
