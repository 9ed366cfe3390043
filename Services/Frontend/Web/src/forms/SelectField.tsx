import type { ReactElement } from "react";
import { Field } from "./Field";

interface SelectFieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly isRequired?: boolean;
  readonly error?: string | undefined;
  readonly value: string;
  /** Values and what people read; an empty value stands for "not chosen yet". */
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly onChange: (value: string) => void;
}

/** A labelled choice of one among several. */
export function SelectField({ options, value, onChange, ...field }: SelectFieldProps): ReactElement {
  return (
    <Field {...field}>
      {(control) => (
        <select {...control} value={value} onChange={(change) => onChange(change.target.value)}>
          {options.map(([option, text]) => <option key={option} value={option}>{text}</option>)}
        </select>
      )}
    </Field>
  );
}
