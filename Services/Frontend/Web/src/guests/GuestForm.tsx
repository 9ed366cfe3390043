import { useState } from "react";
import type { ReactElement } from "react";
import { useCampus } from "../app/CampusContext";
import type { CampusEvent } from "../events/CampusEvent";
import { refreshEvent } from "../events/refreshEvent";
import { Form } from "../forms/Form";
import { TextField } from "../forms/TextField";
import { useSubmission } from "../forms/useSubmission";
import { useText } from "../language/useText";
import type { RSVP } from "../rsvps/RSVP";

interface GuestFormProps {
  readonly event: CampusEvent;
  readonly isWaitlist: boolean;
  readonly onAsked: (rsvp: RSVP) => void;
}

/** Asks for a seat without an account. */
export function GuestForm({ event, isWaitlist, onAsked }: GuestFormProps): ReactElement {
  const t = useText();
  const campus = useCampus();
  const submission = useSubmission();
  const { isPending, messages } = submission;
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");

  const labels = { name: t("guests.name"), email: t("guests.email") };
  const ask = async () => {
    try {
      onAsked(await campus.api.rsvp(event.id, submission.intent, { name: name.trim(), email: email.trim() }));
    } finally {
      // Also when it was refused: what the page showed may be old.
      await refreshEvent(campus, event.id, null);
    }
  };
  return (
    <Form
      submission={submission}
      labels={labels}
      className="guest-form"
      head={<p className="field-hint">{t("guests.noAccountNeeded")}</p>}
      onSend={ask}
    >
      <TextField
        name="name"
        label={labels.name}
        autoComplete="name"
        longest={200}
        value={name}
        error={messages["name"]}
        onChange={setName}
      />
      <TextField
        name="email"
        label={labels.email}
        type="email"
        autoComplete="email"
        value={email}
        error={messages["email"]}
        onChange={setEmail}
      />
      <button type="submit" className="button" disabled={isPending}>
        {isPending ? t("shell.oneMoment") : isWaitlist ? t("guests.waitAsGuest") : t("guests.rsvpAsGuest")}
      </button>
    </Form>
  );
}
