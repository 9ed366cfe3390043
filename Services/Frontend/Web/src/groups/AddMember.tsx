import { useState } from "react";
import type { FormEvent, ReactElement } from "react";
import { FormProblem } from "../forms/FormProblem";
import { requiredFields } from "../forms/requiredFields";
import { SelectField } from "../forms/SelectField";
import { TextField } from "../forms/TextField";
import { useSubmission } from "../forms/useSubmission";
import type { GroupRole } from "./Group";
import { GROUP_ROLES } from "./Group";

const LABELS = { email: "Email", role: "Role" };

interface AddMemberProps {
  /** @throws ApiError */
  readonly onAdd: (email: string, role: GroupRole) => Promise<void>;
}

/** Takes somebody with an account into a group. */
export function AddMember({ onAdd }: AddMemberProps): ReactElement {
  const { isPending, problem, messages, submit } = useSubmission();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<GroupRole>("editor");

  const add = (submission: FormEvent) => {
    submission.preventDefault();
    void submit(requiredFields({ email }), async () => {
      await onAdd(email.trim(), role);
      setEmail("");
    });
  };
  return (
    <form className="form" noValidate aria-labelledby="add-heading" onSubmit={add}>
      <h3 id="add-heading">Add a member</h3>
      <FormProblem problem={problem} messages={messages} labels={LABELS} />
      <div className="field-row">
        <TextField
          name="email"
          label={LABELS.email}
          type="email"
          autoComplete="off"
          value={email}
          error={messages["email"]}
          onChange={setEmail}
        />
        <SelectField
          name="role"
          label={LABELS.role}
          value={role}
          error={messages["role"]}
          options={GROUP_ROLES}
          onChange={(value) => setRole(GROUP_ROLES.find(([known]) => known === value)?.[0] ?? "editor")}
        />
      </div>
      <button type="submit" className="button" disabled={isPending}>{isPending ? "One moment…" : "Add"}</button>
    </form>
  );
}
