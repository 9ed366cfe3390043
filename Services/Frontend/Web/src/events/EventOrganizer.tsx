import type { ReactElement } from "react";
import { useIsSignedIn } from "../auth/useIsSignedIn";
import { useText } from "../language/useText";
import { Link } from "../router/Link";
import type { CampusEvent } from "./CampusEvent";
import { Fact } from "./EventFacts";

/** Who invites, where that is told; a group's page is for who is signed in. */
export function EventOrganizer({ event }: { readonly event: CampusEvent }): ReactElement | null {
  const t = useText();
  const isSignedIn = useIsSignedIn();
  if (!event.organizer_name) return null;
  return (
    <Fact icon="people" name={t("eventPage.organizer")}>
      {event.group_id !== null && isSignedIn
        ? <Link to={`/groups/${event.group_id}`}>{event.organizer_name}</Link>
        : <span>{event.organizer_name}</span>}
      <small>{t("eventPage.organizer")}</small>
    </Fact>
  );
}
