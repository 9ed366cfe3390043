import { useState } from "react";
import type { ReactElement } from "react";
import { OrganizerAPI } from "../api/OrganizerAPI";
import { useAPI } from "../api/useAPI";
import { useSession } from "../auth/useSession";
import { useFormDraft } from "../drafts/useFormDraft";
import type { CampusEvent } from "../events/CampusEvent";
import { Form } from "../forms/Form";
import { TextArea } from "../forms/TextArea";
import { TextField } from "../forms/TextField";
import { useSubmission } from "../forms/useSubmission";
import { useText } from "../language/useText";
import { AudienceField } from "./AudienceField";
import { audienceCount } from "./audienceCount";
import type { EventMessage, NewEventMessage } from "./EventMessage";

const EMPTY: NewEventMessage = { subject: "", message: "", audience: "confirmed" };

interface MessageFormProps {
  readonly event: CampusEvent;
  readonly onSent: (message: EventMessage) => void;
}

/** Writes one message; says before it goes how many people it goes to. */
export function MessageForm({ event, onSent }: MessageFormProps): ReactElement {
  const t = useText();
  const api = useAPI(OrganizerAPI);
  const userID = useSession()?.user.id ?? "";
  const submission = useSubmission();
  const { isPending, messages } = submission;
  const { form, change, settle } = useFormDraft(`message:${userID}:${event.id}`, EMPTY);
  const [said, setSaid] = useState("");
  const count = audienceCount(event, form.audience);

  const send = async () => {
    setSaid("");
    const subject = form.subject.trim();
    onSent(await api.sendMessage(event.id, { ...form, subject, message: form.message.trim() }, submission.intent));
    settle(form, EMPTY);
    setSaid(t("messages.onItsWay", { count }));
  };
  const labels = { subject: t("messages.subject"), message: t("messages.message"), audience: t("messages.audience") };
  return (
    <Form submission={submission} labels={labels} onSend={send}>
      <AudienceField event={event} value={form.audience} onChange={(audience) => change({ audience })} />
      <TextField
        name="subject"
        label={labels.subject}
        longest={200}
        value={form.subject}
        error={messages["subject"]}
        onChange={(subject) => change({ subject })}
      />
      <TextArea
        name="message"
        label={labels.message}
        hint={t("messages.plainText")}
        error={messages["message"]}
        rows={7}
        longest={5000}
        value={form.message}
        onChange={(message) => change({ message })}
      />
      <div className="form-actions">
        <button type="submit" className="button button-primary" disabled={isPending || count === 0}>
          {isPending ? t("shell.oneMoment") : t("messages.send", { count })}
        </button>
        <p role="status">{said}</p>
      </div>
    </Form>
  );
}
