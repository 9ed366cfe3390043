import type { ReactElement } from "react";
import { useCampus } from "../app/CampusContext";
import { useSession } from "../auth/useSession";
import { useText } from "../language/useText";
import { useQuery } from "../query/useQuery";
import { Link } from "../router/Link";
import type { CampusEvent } from "./CampusEvent";
import { Fact } from "./EventFacts";

/** The group that organizes an event, for who is signed in: others are not told of groups. */
export function EventOrganizer({ event }: { readonly event: CampusEvent }): ReactElement | null {
  const t = useText();
  const { api } = useCampus();
  const isSignedIn = useSession() !== null;
  const id = isSignedIn ? event.group_id : null;
  const { answer } = useQuery(id === null ? null : `group ${id}`, (signal) => api.group(id ?? "", signal));
  if (answer === null) return null;
  return (
    <Fact icon="people" name={t("events.organizer")}>
      <span>{t("events.organizer")}</span>
      <Link to={`/groups/${answer.id}`}>{answer.name}</Link>
    </Fact>
  );
}
