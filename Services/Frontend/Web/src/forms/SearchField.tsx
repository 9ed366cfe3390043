import type { ReactElement } from "react";
import { Icon } from "../design/Icon";

interface SearchFieldProps {
  /** Read out; shown in the empty field unless there is a hint. */
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** Where one types what a list is to be narrowed to. */
export function SearchField({ label, hint = label, value, onChange }: SearchFieldProps): ReactElement {
  return (
    <label className="filters-search">
      <span className="visually-hidden">{label}</span>
      <Icon name="search" />
      <input
        type="search"
        name="search"
        placeholder={hint}
        maxLength={200}
        value={value}
        onChange={(change) => onChange(change.target.value)}
      />
    </label>
  );
}
