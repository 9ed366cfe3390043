import { useEffect, useRef, useState } from "react";
import type { FormEvent, ReactElement } from "react";
import { Field } from "../forms/Field";
import { useText } from "../language/useText";
import type { CheckInSubject } from "./CheckIn";
import { checkInSubject } from "./checkInSubject";
import type { DoorOutcome } from "./DoorOutcome";

interface CheckInFormProps {
  readonly isPending: boolean;
  readonly outcome: DoorOutcome | null;
  readonly onCheckIn: (subject: CheckInSubject) => Promise<void>;
}

/** One field for whatever is at hand: a code that is typed or that a scanner types, or a name. */
export function CheckInForm({ isPending, outcome, onCheckIn }: CheckInFormProps): ReactElement {
  const t = useText();
  const [text, setText] = useState("");
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (outcome?.kind !== "in") return;
    setText("");
    // Who was picked of several had the focus with the button, which is gone.
    if (document.activeElement === document.body) input.current?.focus();
  }, [outcome]);

  const submit = async () => {
    if (text.trim() === "") return;
    await onCheckIn(checkInSubject(text));
    // Ready for the next; what was not understood is selected, so that typing or scanning replaces it.
    input.current?.focus();
    input.current?.select();
  };
  const send = (submission: FormEvent) => {
    submission.preventDefault();
    void submit();
  };
  return (
    <form className="door-form" onSubmit={send}>
      <Field name="subject" label={t("door.codeOrName")} hint={t("door.nameHint")} isRequired={false}>
        {(control) => (
          <input
            {...control}
            ref={input}
            type="text"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            enterKeyHint="go"
            maxLength={200}
            value={text}
            onChange={(change) => setText(change.target.value)}
          />
        )}
      </Field>
      <button type="submit" className="button button-primary" disabled={isPending}>
        {isPending ? t("shell.oneMoment") : t("door.checkIn")}
      </button>
    </form>
  );
}
