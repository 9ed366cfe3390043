import type { ReactElement } from "react";
import { SelectField } from "../forms/SelectField";
import type { Group } from "./Group";

interface GroupFieldProps {
  /** Those that one makes events for. */
  readonly groups: readonly Group[];
  /** Whether one makes events of one's own as well. */
  readonly isOptional: boolean;
  readonly label: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (groupID: string) => void;
}

/** Which group an event belongs to; nothing for who is in none. */
export function GroupField({ groups, isOptional, ...field }: GroupFieldProps): ReactElement | null {
  if (groups.length === 0) return null;
  const none = isOptional ? "None: it is my own" : "Choose one";
  return (
    <SelectField
      name="group_id"
      hint="The group’s owners and editors manage the event too, and its members help at the door."
      options={[["", none], ...groups.map(({ id, name }) => [id, name] as const)]}
      {...field}
    />
  );
}
