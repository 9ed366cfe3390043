import type { FormEvent, ReactElement, ReactNode } from "react";
import { FormProblem } from "./FormProblem";
import type { FieldMessages } from "./fieldMessages";
import type { Submission } from "./useSubmission";
import { isControl, validityMessage, validityMessages } from "./validityMessages";

interface FormProps {
  readonly submission: Submission;
  /** The labels of the fields, by their names on the wire. */
  readonly labels: Readonly<Record<string, string>>;
  readonly className?: string;
  readonly labelledBy?: string;
  /** What stands above what went wrong. */
  readonly head?: ReactNode;
  readonly children: ReactNode;
  /** What is wrong that no attribute of a control can say. */
  check?(): FieldMessages;
  /** @param pressed the value of the button that was pressed; empty for the form's main one */
  onSend(pressed: string): Promise<void>;
}

/**
 * A form whose controls say by their attributes what they take: the browser checks them, and what it finds is said in
 * the page's own words and places, as is what the server finds later.
 */
export function Form({ submission, labels, className = "", labelledBy, head, children, check, onSend }: FormProps): ReactElement {
  const { messages } = submission;

  const refuse = (invalid: FormEvent<HTMLFormElement>) => {
    // In place of the browser's own bubble.
    invalid.preventDefault();
    const form = invalid.currentTarget;
    // Every control that is wrong says so; the first speaks for all.
    const first = [...form.elements].find((element) => isControl(element) && !element.validity.valid);
    if (invalid.target === first) submission.refuse(validityMessages(form));
  };
  const send = (submit: FormEvent<HTMLFormElement>) => {
    submit.preventDefault();
    const pressed = (submit.nativeEvent as SubmitEvent).submitter?.getAttribute("value") ?? "";
    void submission.submit({ ...check?.(), ...validityMessages(submit.currentTarget) }, () => onSend(pressed));
  };
  // What was wrong is looked at again while it is put right, and what the server said is about what stood there before.
  const look = ({ target }: FormEvent<HTMLFormElement>) => {
    if (isControl(target) && messages[target.name] !== undefined) submission.say(target.name, validityMessage(target));
  };
  return (
    <form
      className={`form ${className}`.trim()}
      aria-labelledby={labelledBy}
      onInvalid={refuse}
      onSubmit={send}
      onInput={look}
    >
      {head}
      <FormProblem submission={submission} labels={labels} />
      {children}
    </form>
  );
}
