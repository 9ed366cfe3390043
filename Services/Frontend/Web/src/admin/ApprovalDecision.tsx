import type { ReactElement } from "react";
import { AdministrationAPI } from "../api/AdministrationAPI";
import { useAPI } from "../api/useAPI";
import { FormProblem } from "../forms/FormProblem";
import { useSubmission } from "../forms/useSubmission";
import { useText } from "../language/useText";
import type { ApprovalCardProps } from "./ApprovalCard";

interface ApprovalDecisionProps extends ApprovalCardProps {
  readonly onReturn: () => void;
}

/** Publishes an event with a press; giving it back takes a word about why. */
export function ApprovalDecision({ event, onSettled, onReturn }: ApprovalDecisionProps): ReactElement {
  const t = useText();
  const api = useAPI(AdministrationAPI);
  const submission = useSubmission();
  const { title } = event;
  const approve = () => void submission.submit({}, async () => {
    onSettled(await api.approve(event.id, submission.intent), t("admin.approved", { title }));
  });
  // Among many cards, each button says aloud which event it is for.
  const choices = [
    ["button button-primary", t("admin.approve"), t("admin.approveTitle", { title }), approve],
    ["button", t("admin.return"), t("admin.returnTitle", { title }), onReturn],
  ] as const;
  return (
    <>
      <FormProblem submission={submission} labels={{}} />
      <p className="form-actions">
        {choices.map(([className, words, spoken, press]) => (
          <button
            key={words}
            type="button"
            className={className}
            aria-label={spoken}
            disabled={submission.isPending}
            onClick={press}
          >
            {words}
          </button>
        ))}
      </p>
    </>
  );
}
