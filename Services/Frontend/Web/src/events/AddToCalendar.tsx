import { useState } from "react";
import type { ReactElement } from "react";
import { errorMessage } from "../api/ApiError";
import { eventCalendarAddress } from "../api/CampusAPI";
import { useCampus } from "../app/CampusContext";
import { useIsSignedIn } from "../auth/useIsSignedIn";
import { Icon } from "../design/Icon";
import { downloadText } from "../downloads/downloadText";
import { useText } from "../language/useText";

/**
 * An event for one's own calendar.
 *
 * A link sends no token. So for who is signed in the page asks itself: only then is there an event that is for signed-in
 * people, and where to join for who has a seat.
 */
export function AddToCalendar({ eventID }: { readonly eventID: string }): ReactElement {
  const t = useText();
  const { api } = useCampus();
  const isSignedIn = useIsSignedIn();
  const [problem, setProblem] = useState("");
  const words = <><Icon name="calendar" />{t("eventPage.addToCalendar")}</>;
  if (!isSignedIn) return <a className="button" href={eventCalendarAddress(eventID)} download>{words}</a>;

  const download = async () => {
    setProblem("");
    try {
      downloadText(await api.eventCalendar(eventID), "event.ics", "text/calendar");
    } catch (error) {
      setProblem(errorMessage(error));
    }
  };
  return (
    <>
      <button type="button" className="button" onClick={() => void download()}>{words}</button>
      {problem !== "" && <p className="notice notice-problem" role="alert">{problem}</p>}
    </>
  );
}
