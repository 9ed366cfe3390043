import { useState } from "react";
import type { FormEvent, ReactElement } from "react";
import { useCampus } from "../app/CampusContext";
import { SignInRequired } from "../auth/SignInRequired";
import { useSession } from "../auth/useSession";
import { FormProblem } from "../forms/FormProblem";
import { useSubmission } from "../forms/useSubmission";
import { useNavigation } from "../router/Router";
import { Link } from "../router/Link";
import { PageHeading } from "../shell/PageHeading";
import { checkEventForm } from "./checkEventForm";
import { EVENT_LABELS, emptyEventForm } from "./EventForm";
import { EventFields } from "./EventFields";
import { putEvents } from "./eventState";

const TITLE = "Create event";

/** Makes an event, for organizers. */
export function CreateEventPage(): ReactElement {
  const session = useSession();
  if (session === null) return <SignInRequired title={TITLE} />;
  if (session.user.role === "student") {
    return (
      <div className="narrow">
        <PageHeading title={TITLE} />
        <p>Only organizers can create events. Ask your campus office to make your account an organizer’s.</p>
        <p><Link className="button" to="/events">See coming events</Link></p>
      </div>
    );
  }
  return <CreateEventForm />;
}

function CreateEventForm(): ReactElement {
  const campus = useCampus();
  const { navigate } = useNavigation();
  const { isPending, problem, messages, submit } = useSubmission();
  const [form, setForm] = useState(() => emptyEventForm(Intl.DateTimeFormat().resolvedOptions().timeZone));

  const send = (isDraft: boolean) => {
    const checked = checkEventForm(form, Date.now());
    void submit(checked.messages, async () => {
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
