import { useState } from "react";
import type { ReactElement } from "react";
import { Form } from "../forms/Form";
import { SelectField } from "../forms/SelectField";
import { TextField } from "../forms/TextField";
import { useSubmission } from "../forms/useSubmission";
import { useText } from "../language/useText";
import type { GroupRole } from "./Group";
import { GROUP_ROLES } from "./Group";

interface AddMemberProps {
  /** @throws ApiError */
  readonly onAdd: (email: string, role: GroupRole) => Promise<void>;
}

/** Takes somebody with an account into a group. */
export function AddMember({ onAdd }: AddMemberProps): ReactElement {
  const t = useText();
  const submission = useSubmission();
  const { isPending, messages } = submission;
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<GroupRole>("editor");

  const labels = { email: t("groups.email"), role: t("groups.role") };
  const add = async () => {
    await onAdd(email.trim(), role);
    setEmail("");
  };
  return (
    <Form
      submission={submission}
      labels={labels}
      labelledBy="add-heading"
      head={<h3 id="add-heading">{t("groups.addMember")}</h3>}
      onSend={add}
    >
      <div className="field-row">
        <TextField
          name="email"
          label={labels.email}
          type="email"
          autoComplete="off"
          value={email}
          error={messages["email"]}
          onChange={setEmail}
        />
        <SelectField
          name="role"
          label={labels.role}
          value={role}
          error={messages["role"]}
          options={GROUP_ROLES.map((known) => [known, t(`groups.${known}May`)] as const)}
          onChange={(value) => setRole(GROUP_ROLES.find((known) => known === value) ?? "editor")}
        />
      </div>
      <button type="submit" className="button" disabled={isPending}>{isPending ? t("shell.oneMoment") : t("groups.add")}</button>
    </Form>
  );
}
