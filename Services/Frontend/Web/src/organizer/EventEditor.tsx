import type { FormEvent, ReactElement, ReactNode } from "react";
import { EventFields } from "../events/EventFields";
import { eventLabels } from "../events/EventForm";
import type { EventForm } from "../events/EventForm";
import { FormProblem } from "../forms/FormProblem";
import type { Submission } from "../forms/useSubmission";
import { useText } from "../language/useText";
import { EventPreviewPane } from "./EventPreviewPane";
import type { EventChoices } from "./useEventChoices";

interface EventEditorProps {
  readonly form: EventForm;
  readonly submission: Submission;
  readonly choices: EventChoices;
  readonly isGroupRequired: boolean;
  readonly onChange: (change: Partial<EventForm>) => void;
  readonly onSubmit: () => void;
  /** What is to say above the fields. */
  readonly notices: ReactNode;
  /** The buttons below the fields. */
  readonly actions: ReactNode;
}

/** The form of an event beside what people will see of it. */
export function EventEditor(props: EventEditorProps): ReactElement {
  const { form, submission, choices, isGroupRequired, onChange, onSubmit, notices, actions } = props;
  const t = useText();
  const send = (submit: FormEvent) => {
    submit.preventDefault();
    onSubmit();
  };
  return (
    <div className="editor">
      <form className="form editor-form" noValidate onSubmit={send}>
        {notices}
        <FormProblem problem={submission.problem} messages={submission.messages} labels={eventLabels(t)} />
        <EventFields
          form={form}
          messages={submission.messages}
          groups={choices.groups}
          venues={choices.venues}
          isGroupRequired={isGroupRequired}
          onChange={onChange}
        />
        <div className="form-actions editor-actions">{actions}</div>
      </form>
      <EventPreviewPane form={form} venues={choices.venues} />
    </div>
  );
}
