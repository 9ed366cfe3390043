import type { ReactElement } from "react";
import { SelectField } from "../forms/SelectField";
import { useText } from "../language/useText";
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
  const t = useText();
  if (groups.length === 0) return null;
  const none = isOptional ? t("groupField.own") : t("forms.chooseOne");
  return (
    <SelectField
      name="group_id"
      isRequired={!isOptional}
      hint={t("groupField.hint")}
      options={[["", none], ...groups.map(({ id, name }) => [id, name] as const)]}
      {...field}
    />
  );
}
