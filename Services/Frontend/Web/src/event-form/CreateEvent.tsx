import "../app/firstFile";
import { useState } from "react";
import type { ReactElement } from "react";
import { useCampus } from "../app/CampusContext";
import { useFormDraft } from "../drafts/useFormDraft";
import { putEvents } from "../events/eventState";
import { useSubmission } from "../forms/useSubmission";
import { useText } from "../language/useText";
import { useNavigation } from "../router/Router";
import { PageHeading } from "../shell/PageHeading";
import { checkEventForm } from "./checkEventForm";
import { DraftNotice } from "./DraftNotice";
import { EventEditor } from "./EventEditor";
import type { EventForm } from "./EventForm";
import type { EventChoices } from "./useEventChoices";

interface CreateEventProps {
  readonly initial: EventForm;
  readonly draftKey: string;
  readonly isCopy: boolean;
  readonly choices: EventChoices;
  readonly isGroupRequired: boolean;
}

/** The form that makes an event, or a draft of one; what is typed outlives the page until then. */
export function CreateEvent({ initial, draftKey, isCopy, choices, isGroupRequired }: CreateEventProps): ReactElement {
  const t = useText();
  const campus = useCampus();
  const { navigate } = useNavigation();
  const submission = useSubmission();
  // Loading again what one chooses from must not begin the form anew.
  const [begun] = useState(initial);
  const { form, restoredAt, change, restart } = useFormDraft(draftKey, begun);

  const send = async (pressed: string) => {
    const { event } = checkEventForm(form, Date.now());
    if (event === null) return;
    const since = campus.events.get().moment;
    const created = await campus.api.createEvent(pressed === "draft" ? { ...event, status: "draft" } : event, submission.intent);
    campus.events.update((state) => putEvents(state, [created], since));
    restart(begun);
    navigate(`/events/${created.id}`);
  };
  return (
    <>
      <PageHeading title={isCopy ? t("eventEditor.duplicate") : t("eventEditor.create")} />
      <EventEditor
        form={form}
        submission={submission}
        choices={choices}
        isGroupRequired={isGroupRequired}
        onChange={change}
        check={() => checkEventForm(form, Date.now()).messages}
        onSend={send}
        notices={restoredAt !== null && <DraftNotice at={restoredAt} onDiscard={() => restart(begun)} />}
        actions={
          <>
            <button type="submit" className="button button-primary" disabled={submission.isPending}>
              {submission.isPending ? t("shell.oneMoment") : t("eventEditor.create")}
            </button>
            <button type="submit" value="draft" className="button" disabled={submission.isPending}>
              {t("eventEditor.saveDraft")}
            </button>
          </>
        }
      />
    </>
  );
}
