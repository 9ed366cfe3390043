import { useState } from "react";
import type { FormEvent, ReactElement } from "react";
import { useAccountAPI } from "../api/useAccountAPI";
import { useCampus } from "../app/CampusContext";
import type { User } from "../auth/Session";
import { FormProblem } from "../forms/FormProblem";
import { requiredFields } from "../forms/requiredFields";
import { TextField } from "../forms/TextField";
import { useSubmission } from "../forms/useSubmission";
import { SettingsSection } from "./SettingsSection";

const LABELS = { name: "Name" };

/** What one is called, on tickets and at the door. */
export function NameSection({ user }: { readonly user: User }): ReactElement {
  const campus = useCampus();
  const account = useAccountAPI();
  const { isPending, problem, messages, submit } = useSubmission();
  const [name, setName] = useState(user.name);
  const [answer, setAnswer] = useState("");

  const save = (submission: FormEvent) => {
    submission.preventDefault();
    setAnswer("");
    void submit(requiredFields({ name }), async () => {
      campus.session.putUser(await account.changeName(name.trim()));
      setAnswer("Saved.");
    });
  };
  return (
    <SettingsSection title="You">
      <p>You sign in as <strong>{user.email}</strong>.</p>
      <form className="form" noValidate onSubmit={save}>
        <FormProblem problem={problem} messages={messages} labels={LABELS} />
        <TextField
          name="name"
          label={LABELS.name}
          hint="It stands on your tickets, and organizers see it."
          autoComplete="name"
          maxLength={200}
          value={name}
          error={messages["name"]}
          onChange={setName}
        />
        <div className="form-actions">
          <button type="submit" className="button" disabled={isPending}>{isPending ? "One moment…" : "Save name"}</button>
          <p role="status">{answer}</p>
        </div>
      </form>
    </SettingsSection>
  );
}
