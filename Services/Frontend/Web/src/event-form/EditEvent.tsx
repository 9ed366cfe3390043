import "../app/firstFile";
import { lazy, useState } from "react";
import type { ReactElement } from "react";
import { OrganizerAPI } from "../api/OrganizerAPI";
import { useAPI } from "../api/useAPI";
import { useCampus } from "../app/CampusContext";
import { useSession } from "../auth/useSession";
import type { CampusEvent } from "../events/CampusEvent";
import { putEvents } from "../events/eventState";
import { useSubmission } from "../forms/useSubmission";
import { useText } from "../language/useText";
import { withTexts } from "../language/withTexts";
import { ManageNavigation } from "../manage/ManageNavigation";
import { EventStatusTag } from "../organizer/EventStatusTag";
import { Link } from "../router/Link";
import { useNavigation } from "../router/Router";
import { LazyPart } from "../shell/LazyPart";
import { PageHeading } from "../shell/PageHeading";
import { checkEventForm } from "./checkEventForm";
import { DraftNotice } from "./DraftNotice";
import { EventEditor } from "./EventEditor";
import { eventFormOf } from "./eventFormOf";
import { MeanwhileNotice } from "./MeanwhileNotice";
import type { EventChoices } from "./useEventChoices";
import { useEventEditing } from "./useEventEditing";

// Below all fields.
const CancelEvent = lazy(async () => ({ default: (await withTexts(import("./CancelEvent"), "cancel")).CancelEvent }));

interface EditEventProps {
  readonly opened: CampusEvent;
  readonly choices: EventChoices;
}

/** The form of an event that there is already. */
export function EditEvent({ opened, choices }: EditEventProps): ReactElement {
  const t = useText();
  const campus = useCampus();
  const api = useAPI(OrganizerAPI);
  const { navigate } = useNavigation();
  const user = useSession()?.user;
  const submission = useSubmission();
  const editing = useEventEditing(opened);
  const [said, setSaid] = useState("");
  const { event, form, restoredAt } = editing;
  const isUnpublished = event.status === "draft" || event.status === "pending";
  const isDraft = event.status === "draft";
  const publishes = user?.role === "admin" || user?.is_trusted === true;

  const send = async (pressed: string) => {
    setSaid("");
    const { event: wanted } = checkEventForm(form, Date.now());
    const saved = wanted === null ? null : await editing.save(wanted);
    if (saved === null) return;
    if (pressed === "publish") await publish(saved.id);
    else setSaid(t("eventEditor.saved"));
  };
  const publish = async (id: string) => {
    const since = campus.events.get().moment;
    const published = await api.publishEvent(id, submission.intent);
    campus.events.update((state) => putEvents(state, [published], since));
    navigate(`/events/${id}`);
  };
  return (
    <>
      <header className="manage-head">
        <p><Link to={`/events/${event.id}`}>{event.title}</Link> <EventStatusTag status={event.status} /></p>
        <div className="page-head">
          <PageHeading title={t("eventEditor.edit")} />
          <Link className="button" to={`/events/new?copy=${event.id}`}>{t("organizer.duplicate")}</Link>
        </div>
        {!isUnpublished && <ManageNavigation event={event} />}
      </header>
      <EventEditor
        form={form}
        submission={submission}
        choices={choices}
        isGroupRequired={false}
        onChange={(change) => {
          setSaid("");
          editing.change(change);
        }}
        check={() => checkEventForm(form, Date.now()).messages}
        onSend={send}
        notices={
          <>
            {restoredAt !== null && (
              <DraftNotice at={restoredAt} onDiscard={() => editing.restart(eventFormOf(event))} />
            )}
            <MeanwhileNotice editing={editing} />
          </>
        }
        actions={
          <>
            <button type="submit" className={isDraft ? "button" : "button button-primary"} disabled={submission.isPending}>
              {submission.isPending ? t("shell.oneMoment") : t("eventEditor.save")}
            </button>
            {isDraft && (
              <button type="submit" value="publish" className="button button-primary" disabled={submission.isPending}>
                {publishes ? t("eventEditor.publish") : t("eventEditor.askToPublish")}
              </button>
            )}
            <p role="status">{said}</p>
          </>
        }
      />
      <LazyPart outline={null} isNeeded><CancelEvent event={event} /></LazyPart>
    </>
  );
}
