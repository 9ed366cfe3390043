import { useState } from "react";
import type { FormEvent, ReactElement } from "react";
import { useCampus } from "../app/CampusContext";
import { SignInRequired } from "../auth/SignInRequired";
import { useSession } from "../auth/useSession";
import { FormProblem } from "../forms/FormProblem";
import { requiredFields } from "../forms/requiredFields";
import { useSubmission } from "../forms/useSubmission";
import type { Group } from "../groups/Group";
import { makesEvents } from "../groups/Group";
import { useMyGroups } from "../groups/useMyGroups";
import { useNavigation } from "../router/Router";
import { Link } from "../router/Link";
import { LoadFailure } from "../shell/LoadFailure";
import { Loading } from "../shell/Loading";
import { PageHeading } from "../shell/PageHeading";
import { checkEventForm } from "./checkEventForm";
import { EVENT_LABELS, emptyEventForm } from "./EventForm";
import { EventFields } from "./EventFields";
import { putEvents } from "./eventState";

const TITLE = "Create event";

/** Makes an event: organizers one of their own or of a group, others one of a group. */
export function CreateEventPage(): ReactElement {
  const session = useSession();
  return session === null ? <SignInRequired title={TITLE} /> : <CreateEvent isStudent={session.user.role === "student"} />;
}

function CreateEvent({ isStudent }: { readonly isStudent: boolean }): ReactElement {
  const { answer, load } = useMyGroups();
  if (load.phase === "failed") return <LoadFailure message={load.message} onRetry={load.retry} />;
  if (answer === null) return <Loading what="your groups" />;
  const groups = answer.filter(makesEvents);
  return isStudent && groups.length === 0 ? <NoOrganizer /> : <CreateEventForm groups={groups} isGroupRequired={isStudent} />;
}

function NoOrganizer(): ReactElement {
  return (
    <div className="narrow">
      <PageHeading title={TITLE} />
      <p>
        Organizers create events, and so do the owners and editors of a group. Ask an owner of your group to make you
        one, or your campus office to make your account an organizer’s.
      </p>
      <p><Link className="button" to="/groups">Your groups</Link></p>
    </div>
  );
}

interface CreateEventFormProps {
  readonly groups: readonly Group[];
  readonly isGroupRequired: boolean;
}

function CreateEventForm({ groups, isGroupRequired }: CreateEventFormProps): ReactElement {
  const campus = useCampus();
  const { location, navigate } = useNavigation();
  const { isPending, problem, messages, submit } = useSubmission();
  const [form, setForm] = useState(() => {
    const wanted = new URLSearchParams(location.search).get("group");
    const group = groups.find(({ id }) => id === wanted);
    return emptyEventForm(Intl.DateTimeFormat().resolvedOptions().timeZone, group?.id);
  });

  const send = (isDraft: boolean) => {
    const checked = checkEventForm(form, Date.now());
    const missing = isGroupRequired ? requiredFields({ group_id: form.group_id }) : {};
    void submit({ ...checked.messages, ...missing }, async () => {
      if (checked.event === null) return;
      const since = campus.events.get().moment;
      const created = await campus.api.createEvent(isDraft ? { ...checked.event, status: "draft" } : checked.event);
      campus.events.update((state) => putEvents(state, [created], since));
      navigate(`/events/${created.id}`);
    });
  };
  const publish = (submission: FormEvent) => {
    submission.preventDefault();
    send(false);
  };
  return (
    <div className="narrow">
      <PageHeading title={TITLE} />
      <form className="form" noValidate onSubmit={publish}>
        <FormProblem problem={problem} messages={messages} labels={EVENT_LABELS} />
        <EventFields
          form={form}
          messages={messages}
          groups={groups}
          isGroupRequired={isGroupRequired}
          onChange={(change) => setForm((current) => ({ ...current, ...change }))}
        />
        <div className="form-actions">
          <button type="submit" className="button button-primary" disabled={isPending}>
            {isPending ? "One moment…" : "Create event"}
          </button>
          <button type="button" className="button" disabled={isPending} onClick={() => send(true)}>Save as draft</button>
        </div>
      </form>
    </div>
  );
}
