import { useCallback, useRef, useState } from "react";
import { ApiError, errorMessage } from "../api/ApiError";
import { Intent } from "../api/Intent";
import { t } from "../language/texts";
import { fieldMessages } from "./fieldMessages";
import type { FieldMessages } from "./fieldMessages";

export interface Submission {
  readonly isPending: boolean;
  readonly problem: string;
  readonly messages: FieldMessages;
  /** Runs `send` unless `found` names bad fields already. What is sent again is the same intent, until it is answered. */
  submit(found: FieldMessages, send: (intent: Intent) => Promise<void>): Promise<void>;
}

/** Sends a form once at a time, and holds what is wrong with it. */
export function useSubmission(): Submission {
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState("");
  const [messages, setMessages] = useState<FieldMessages>({});
  // State is set after this event; a ref stops the second press of a double click.
  const isBusy = useRef(false);
  const [intent] = useState(() => new Intent());

  const submit = useCallback(async (found: FieldMessages, send: (intent: Intent) => Promise<void>) => {
    if (isBusy.current) return;
    setMessages(found);
    setProblem(Object.keys(found).length > 0 ? t("forms.look") : "");
    if (Object.keys(found).length > 0) return;
    isBusy.current = true;
    setPending(true);
    try {
      await send(intent);
    } catch (error) {
      setProblem(errorMessage(error));
      if (error instanceof ApiError) setMessages(fieldMessages(error.fieldErrors));
    } finally {
      isBusy.current = false;
      setPending(false);
    }
  }, [intent]);

  return { isPending, problem, messages, submit };
}
