import { useState } from "react";
import type { FormEvent, ReactElement } from "react";
import { ApiError } from "../api/ApiError";
import { useAccountAPI } from "../api/useAccountAPI";
import { useCampus } from "../app/CampusContext";
import type { User } from "../auth/Session";
import { FormProblem } from "../forms/FormProblem";
import { TextField } from "../forms/TextField";
import { useSubmission } from "../forms/useSubmission";
import { Disclosure } from "../shell/Disclosure";
import { HinderingEvents } from "./HinderingEvents";
import { hinderingEvents } from "./HinderingEvent";
import type { HinderingEvent } from "./HinderingEvent";
import { SettingsSection } from "./SettingsSection";

const LABELS = { confirm: "Your email", password: "Password" };

interface DeletionSectionProps {
  readonly user: User;
  readonly onDeleted: () => void;
}

/** The way to leave for good. */
export function DeletionSection(props: DeletionSectionProps): ReactElement {
  return (
    <SettingsSection title="Leave Campus Events">
      <p>
        Your account is deleted and your seats go to others. Where something must stay, such as the number of those who
        came to an event, your name does not.
      </p>
      <Disclosure label="Delete my account">{() => <DeletionForm {...props} />}</Disclosure>
    </SettingsSection>
  );
}

function DeletionForm({ user, onDeleted }: DeletionSectionProps): ReactElement {
  const campus = useCampus();
  const account = useAccountAPI();
  const { isPending, problem, messages, submit } = useSubmission();
  const [confirm, setConfirm] = useState("");
  const [password, setPassword] = useState("");
  const [hindering, setHindering] = useState<readonly HinderingEvent[]>([]);

  const remove = (submission: FormEvent) => {
    submission.preventDefault();
    setHindering([]);
    const isOther = confirm.trim().toLowerCase() !== user.email.toLowerCase();
    void submit(isOther ? { confirm: `Type ${user.email} to confirm.` } : {}, async () => {
      try {
        await account.deleteAccount(confirm.trim(), password);
      } catch (error) {
        if (error instanceof ApiError) setHindering(hinderingEvents(error));
        throw error;
      }
      onDeleted();
      campus.session.end();
    });
  };
  return (
    <form className="form" noValidate onSubmit={remove}>
      <FormProblem problem={problem} messages={messages} labels={LABELS} />
      <HinderingEvents events={hindering} />
      <TextField
        name="confirm"
        label={LABELS.confirm}
        hint="Type it to confirm. This cannot be undone."
        type="email"
        autoComplete="off"
        value={confirm}
        error={messages["confirm"]}
        onChange={setConfirm}
      />
      <TextField
        name="password"
        label={LABELS.password}
        hint="Not needed when you signed in within the last ten minutes."
        isOptional
        type="password"
        autoComplete="current-password"
        value={password}
        error={messages["password"]}
        onChange={setPassword}
      />
      <button type="submit" className="button button-danger" disabled={isPending}>
        {isPending ? "One moment…" : "Delete my account for good"}
      </button>
    </form>
  );
}
