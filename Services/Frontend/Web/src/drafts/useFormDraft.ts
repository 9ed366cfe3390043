import { useCallback, useEffect, useRef, useState } from "react";
import { useCampus } from "../app/CampusContext";
import type { TextStorage } from "../storage/GuardedStorage";
import { dropDraft, readDraft, writeDraft } from "./FormDraft";
import type { FormDraft } from "./FormDraft";

export interface DraftedForm<Form> {
  readonly form: Form;
  /** When what was found was kept (milliseconds since 1970); null when nothing was, or it was put away. */
  readonly restoredAt: number | null;
  change(change: Partial<Form>): void;
  /** Forgets what is kept and begins anew with `form`. */
  restart(form: Form): void;
  /** What was sent stands as `saved` now; what was typed since it was sent stays. */
  settle(sent: Form, saved: Form): void;
}

/** Writing at each key would be many times a second; after this pause (milliseconds) it is kept. */
const PAUSE = 400;

/**
 * A form whose contents outlive the page until they are sent.
 *
 * @param restore brings what was kept onto what stands in the form today
 */
export function useFormDraft<Form extends object>(
  key: string,
  initial: Form,
  restore: (draft: FormDraft<Form>) => Form = (draft) => draft.form,
): DraftedForm<Form> {
  const { storage } = useCampus();
  const [kept] = useState(() => readDraft(storage, key, initial));
  const [restoredAt, setRestoredAt] = useState(kept?.at ?? null);
  const [base, setBase] = useState(initial);
  const [form, setForm] = useState(() => kept === null ? initial : restore(kept));
  /** What is to be kept; null while nothing differs from how the form began, and once it was sent. */
  const unkept = useRef<FormDraft<Form> | null>(null);

  useEffect(() => {
    const timer = setTimeout(() => keep(storage, key, unkept), PAUSE);
    return () => clearTimeout(timer);
  }, [storage, key, form]);

  useEffect(() => {
    const leave = () => keep(storage, key, unkept);
    // A phone may end the page at any time once it is hidden.
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [storage, key]);

  const change = useCallback((change: Partial<Form>) => {
    setForm((current) => {
      const form = { ...current, ...change };
      unkept.current = { base, form, at: Date.now() };
      return form;
    });
  }, [base]);
  const restart = useCallback((next: Form) => {
    unkept.current = null;
    dropDraft(storage, key);
    setRestoredAt(null);
    setBase(next);
    setForm(next);
  }, [storage, key]);
  const settle = useCallback((sent: Form, saved: Form) => {
    dropDraft(storage, key);
    setRestoredAt(null);
    setBase(saved);
    setForm((current) => {
      const typed = changedFields(sent, current);
      const form = { ...saved, ...typed };
      unkept.current = Object.keys(typed).length === 0 ? null : { base: saved, form, at: Date.now() };
      return form;
    });
  }, [storage, key]);
  return { form, restoredAt, change, restart, settle };
}

/** The fields of `form` that are not as they were in `before`. */
function changedFields<Form extends object>(before: Form, form: Form): Partial<Form> {
  const fields = Object.keys(form) as (keyof Form)[];
  const changed: Partial<Form> = {};
  for (const field of fields) if (form[field] !== before[field]) changed[field] = form[field];
  return changed;
}

function keep<Form>(storage: TextStorage, key: string, unkept: { current: FormDraft<Form> | null }): void {
  if (unkept.current !== null) writeDraft(storage, key, unkept.current);
  unkept.current = null;
}
