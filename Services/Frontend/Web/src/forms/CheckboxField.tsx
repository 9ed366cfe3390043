import { useId } from "react";
import type { ReactElement } from "react";

interface CheckboxFieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
}

/** A yes or no, with what it means. */
export function CheckboxField({ name, label, hint, isChecked, onChange }: CheckboxFieldProps): ReactElement {
  const id = useId();
  return (
    <div className="checkbox-field">
      <input
        type="checkbox"
        id={id}
        name={name}
        checked={isChecked}
        aria-describedby={`${id}hint`}
        onChange={(change) => onChange(change.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      <p className="field-hint" id={`${id}hint`}>{hint}</p>
    </div>
  );
}
