import "../app/firstFile";
import { useEffect, useState } from "react";
import type { ReactElement } from "react";
import { useCampus } from "../app/CampusContext";
import { SignInRequired } from "../auth/SignInRequired";
import { useSession } from "../auth/useSession";
import { Skeleton } from "../design/Skeleton";
import { useText } from "../language/useText";
import { useQuery } from "../query/useQuery";
import { Link } from "../router/Link";
import { useNavigation } from "../router/Router";
import { LazyPart } from "../shell/LazyPart";
import { PageFailure } from "../shell/PageFailure";
import { PageHeading } from "../shell/PageHeading";
import { CreateEvent, loadCreateEvent } from "./lazyCreateEvent";
import { duplicateForm } from "./duplicateForm";
import { emptyEventForm } from "./EventForm";
import { useEventChoices } from "./useEventChoices";

/** Makes an event: organizers one of their own or of a group, others one of a group; also after one there is already. */
export function CreateEventPage(): ReactElement {
  const t = useText();
  const user = useSession()?.user;
  const { location } = useNavigation();
  if (user === undefined) return <SignInRequired title={t("eventEditor.create")} />;
  const parameters = new URLSearchParams(location.search);
  const [copyOf, groupID] = [parameters.get("copy"), parameters.get("group")];
  return <PreparedForm key={`${user.id} ${copyOf} ${groupID}`} copyOf={copyOf} groupID={groupID} userID={user.id} isStudent={user.role === "student"} />;
}

interface PreparedFormProps {
  /** The event that the new one is like; null for none. */
  readonly copyOf: string | null;
  readonly groupID: string | null;
  readonly userID: string;
  readonly isStudent: boolean;
}

function PreparedForm({ copyOf, groupID, userID, isStudent }: PreparedFormProps): ReactElement {
  const t = useText();
  const { api } = useCampus();
  useEffect(() => {
    // Whoever shows it hears of a failure.
    loadCreateEvent().catch(() => undefined);
  }, []);
  const choices = useEventChoices();
  // What is copied is the event as it is now.
  const [openedAt] = useState(Date.now);
  const template = useQuery(`event template ${copyOf ?? ""} ${openedAt}`, async (signal) => {
    const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return copyOf === null ? emptyEventForm(timezone) : duplicateForm(await api.event(copyOf, signal), Date.now());
  });
  const failed = [choices.load, template.load].find(({ phase }) => phase === "failed");
  if (failed) return <PageFailure load={failed} />;
  if (choices.answer === null || template.answer === null) return <Skeleton what={t("eventEditor.theForm")} shape="event" />;
  const { groups } = choices.answer;
  if (isStudent && groups.length === 0) return <NoOrganizer />;
  const wanted = groupID ?? template.answer.group_id;
  const group_id = groups.some(({ id }) => id === wanted) ? wanted : "";
  return (
    <LazyPart outline={<Skeleton what={t("eventEditor.theForm")} shape="event" />} isNeeded>
      <CreateEvent
        initial={{ ...template.answer, group_id }}
        draftKey={`new-event:${userID}${copyOf === null ? "" : `:${copyOf}`}`}
        isCopy={copyOf !== null}
        choices={choices.answer}
        isGroupRequired={isStudent}
      />
    </LazyPart>
  );
}

function NoOrganizer(): ReactElement {
  const t = useText();
  return (
    <div className="narrow">
      <PageHeading title={t("eventEditor.create")} />
      <p>{t("eventEditor.noOrganizer")}</p>
      <p><Link className="button" to="/groups">{t("eventEditor.yourGroups")}</Link></p>
    </div>
  );
}
