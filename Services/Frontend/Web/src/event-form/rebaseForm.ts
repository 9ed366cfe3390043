import type { EventForm } from "./EventForm";

export interface Rebased {
  readonly form: EventForm;
  /** The fields that both have changed, to different things; `form` holds one's own. */
  readonly conflicts: readonly (keyof EventForm)[];
  /** The fields that were taken over from the other. */
  readonly taken: readonly (keyof EventForm)[];
}

/** Brings what one has changed since `base` onto what somebody else has saved meanwhile. */
export function rebaseForm(base: EventForm, mine: EventForm, theirs: EventForm): Rebased {
  const fields = Object.keys(base) as (keyof EventForm)[];
  const conflicts = fields.filter((field) => {
    return mine[field] !== base[field] && theirs[field] !== base[field] && mine[field] !== theirs[field];
  });
  const taken = fields.filter((field) => mine[field] === base[field] && theirs[field] !== base[field]);
  const form = { ...mine, ...Object.fromEntries(taken.map((field) => [field, theirs[field]])) };
  return { form, conflicts, taken };
}
