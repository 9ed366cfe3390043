import { useState } from "react";
import type { ReactElement } from "react";
import { GroupAPI } from "../api/GroupAPI";
import { useAPI } from "../api/useAPI";
import { Form } from "../forms/Form";
import { TextArea } from "../forms/TextArea";
import { TextField } from "../forms/TextField";
import { useSubmission } from "../forms/useSubmission";
import { useText } from "../language/useText";
import type { Group } from "./Group";

/** Makes a group, of which one is the owner. */
export function NewGroupForm({ onMade }: { readonly onMade: (group: Group) => void }): ReactElement {
  const t = useText();
  const api = useAPI(GroupAPI);
  const submission = useSubmission();
  const { isPending, messages } = submission;
  const [name, setName] = useState("");
  const [description, setDescription] = useState("");

  const labels = { name: t("groups.name"), description: t("groups.description") };
  const make = async () => onMade(await api.create(name.trim(), description.trim(), submission.intent));
  return (
    <Form submission={submission} labels={labels} onSend={make}>
      <TextField
        name="name"
        label={labels.name}
        autoComplete="off"
        longest={200}
        value={name}
        error={messages["name"]}
        onChange={setName}
      />
      <TextArea
        name="description"
        label={labels.description}
        isOptional
        error={messages["description"]}
        rows={3}
        longest={2000}
        value={description}
        onChange={setDescription}
      />
      <button type="submit" className="button button-primary" disabled={isPending}>
        {isPending ? t("shell.oneMoment") : t("groups.makeIt")}
      </button>
    </Form>
  );
}
