import { useState } from "react";
import type { ReactElement } from "react";
import { AdministrationAPI } from "../api/AdministrationAPI";
import { useAPI } from "../api/useAPI";
import { Form } from "../forms/Form";
import { TextArea } from "../forms/TextArea";
import { useSubmission } from "../forms/useSubmission";
import { useText } from "../language/useText";
import type { ApprovalCardProps } from "./ApprovalCard";

interface ReturnFormProps extends ApprovalCardProps {
  readonly onClose: () => void;
}

/** Gives an event back to who asked for it, and says why. */
export function ReturnForm({ event, onSettled, onClose }: ReturnFormProps): ReactElement {
  const t = useText();
  const api = useAPI(AdministrationAPI);
  const submission = useSubmission();
  const [reason, setReason] = useState("");
  const label = t("admin.reason");
  const giveBack = async () => {
    onSettled(await api.giveBack(event.id, reason.trim(), submission.intent), t("admin.returned", { title: event.title }));
  };
  return (
    <Form submission={submission} labels={{ reason: label }} className="approval-form" onSend={giveBack}>
      <TextArea
        name="reason"
        label={label}
        hint={t("admin.reasonHint")}
        error={submission.messages["reason"]}
        rows={3}
        longest={1000}
        autoFocus
        value={reason}
        onChange={setReason}
      />
      <p className="form-actions">
        <button type="submit" className="button" disabled={submission.isPending}>{t("admin.giveBack")}</button>
        <button type="button" className="button-quiet" onClick={onClose}>{t("admin.keep")}</button>
      </p>
    </Form>
  );
}
