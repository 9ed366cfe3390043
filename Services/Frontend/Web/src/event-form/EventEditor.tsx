import { lazy } from "react";
import type { ReactElement, ReactNode } from "react";
import type { FieldMessages } from "../forms/fieldMessages";
import { Form } from "../forms/Form";
import type { Submission } from "../forms/useSubmission";
import { useText } from "../language/useText";
import { LazyPart } from "../shell/LazyPart";
import { EventFields } from "./EventFields";
import type { EventForm } from "./EventForm";
import { eventLabels } from "./eventLabels";
import type { EventChoices } from "./useEventChoices";

// There is nothing to see of an event before something is typed.
const EventPreviewPane = lazy(async () => ({ default: (await import("./EventPreviewPane")).EventPreviewPane }));

interface EventEditorProps {
  readonly form: EventForm;
  readonly submission: Submission;
  readonly choices: EventChoices;
  readonly isGroupRequired: boolean;
  readonly onChange: (change: Partial<EventForm>) => void;
  readonly check: () => FieldMessages;
  /** @param pressed the value of the button that was pressed */
  readonly onSend: (pressed: string) => Promise<void>;
  /** What is to say above the fields. */
  readonly notices: ReactNode;
  /** The buttons below the fields. */
  readonly actions: ReactNode;
}

/** The form of an event beside what people will see of it. */
export function EventEditor(props: EventEditorProps): ReactElement {
  const { form, submission, choices, isGroupRequired, onChange, check, onSend, notices, actions } = props;
  const t = useText();
  return (
    <div className="editor">
      <Form
        submission={submission}
        labels={eventLabels(t)}
        className="editor-form"
        head={notices}
        check={check}
        onSend={onSend}
      >
        <EventFields
          form={form}
          messages={submission.messages}
          groups={choices.groups}
          venues={choices.venues}
          isGroupRequired={isGroupRequired}
          onChange={onChange}
        />
        <div className="form-actions editor-actions">{actions}</div>
      </Form>
      <LazyPart outline={null}><EventPreviewPane form={form} venues={choices.venues} /></LazyPart>
    </div>
  );
}
