import type { TextStorage } from "../storage/GuardedStorage";

/** What somebody has typed into a form and not sent, kept so that a closed tab or a flat battery costs nothing. */
export interface FormDraft<Form> {
  /** What stood in the form when they began. */
  readonly base: Form;
  readonly form: Form;
  /** When it was kept; milliseconds since 1970. */
  readonly at: number;
}

const PREFIX = "draft:";

/** What was kept under `key`; null for nothing, and for what is no draft of such a form (an older version's). */
export function readDraft<Form extends object>(storage: TextStorage, key: string, shape: Form): FormDraft<Form> | null {
  const draft = parsed(storage.getItem(PREFIX + key));
  if (typeof draft !== "object" || draft === null) return null;
  const { base, form, at } = draft as Partial<FormDraft<Form>>;
  return hasShape(base, shape) && hasShape(form, shape) && typeof at === "number" ? { base, form, at } : null;
}

export function writeDraft<Form>(storage: TextStorage, key: string, draft: FormDraft<Form>): void {
  storage.setItem(PREFIX + key, JSON.stringify(draft));
}

export function dropDraft(storage: TextStorage, key: string): void {
  storage.removeItem(PREFIX + key);
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    // Not ours, or cut off in the middle of writing.
    return null;
  }
}

function hasShape<Form extends object>(value: unknown, shape: Form): value is Form {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(shape).every(([name, example]) => typeof (value as Record<string, unknown>)[name] === typeof example);
}
