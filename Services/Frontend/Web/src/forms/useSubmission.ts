import { useCallback, useMemo, useRef, useState } from "react";
import { ApiError, errorMessage } from "../api/ApiError";
import { Intent } from "../api/Intent";
import { t } from "../language/texts";
import type { FieldMessages } from "./fieldMessages";

export interface Submission {
  readonly isPending: boolean;
  /** What is sent again is the same intent, until it is answered. */
  readonly intent: Intent;
  /** Why the form was not taken; empty when it was, and once every field is put right. */
  readonly problem: string;
  readonly messages: FieldMessages;
  /** Grows with each time that it was not taken. */
  readonly refusals: number;
  /** Runs `send` unless `found` names bad fields already. */
  submit(found: FieldMessages, send: () => Promise<void>): Promise<void>;
  /** Says what is wrong with a form that is not sent. */
  refuse(found: FieldMessages): void;
  /** Says something else at a field; nothing with empty words. */
  say(field: string, words: string): void;
}

interface Refusal {
  /** Empty where the fields say it all. */
  readonly words: string;
  readonly messages: FieldMessages;
}

const NONE: Refusal = { words: "", messages: {} };

/** What reads the server's words of fields is loaded when there are some; without it the problem speaks for all. */
async function messagesOf({ fieldErrors }: ApiError): Promise<FieldMessages> {
  if (fieldErrors.length === 0) return {};
  try {
    return (await import("./fieldMessages")).fieldMessages(fieldErrors);
  } catch {
    return {};
  }
}

/** Sends a form once at a time, and holds what is wrong with it. */
export function useSubmission(): Submission {
  const [isPending, setPending] = useState(false);
  const [{ words, messages }, setRefusal] = useState(NONE);
  const [refusals, setRefusals] = useState(0);
  // State is set after this event; a ref stops the second press of a double click.
  const isBusy = useRef(false);
  const [intent] = useState(() => new Intent());

  const turnDown = useCallback((refusal: Refusal) => {
    setRefusal(refusal);
    setRefusals((count) => count + 1);
  }, []);

  const refuse = useCallback((found: FieldMessages) => turnDown({ words: "", messages: found }), [turnDown]);

  const say = useCallback((field: string, said: string) => {
    setRefusal((refusal) => {
      const { [field]: _, ...others } = refusal.messages;
      return { ...refusal, messages: said === "" ? others : { ...others, [field]: said } };
    });
  }, []);

  const submit = useCallback(async (found: FieldMessages, send: () => Promise<void>) => {
    if (isBusy.current) return;
    if (Object.keys(found).length > 0) return refuse(found);
    setRefusal(NONE);
    isBusy.current = true;
    setPending(true);
    try {
      await send();
    } catch (error) {
      turnDown({ words: errorMessage(error), messages: error instanceof ApiError ? await messagesOf(error) : {} });
    } finally {
      isBusy.current = false;
      setPending(false);
    }
  }, [refuse, turnDown]);

  const problem = words === "" && Object.keys(messages).length > 0 ? t("forms.look") : words;
  return useMemo(
    () => ({ isPending, intent, problem, messages, refusals, submit, refuse, say }),
    [isPending, intent, problem, messages, refusals, submit, refuse, say],
  );
}
