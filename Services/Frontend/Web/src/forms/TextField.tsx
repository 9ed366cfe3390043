import type { InputHTMLAttributes, ReactElement } from "react";
import { Field } from "./Field";

interface TextFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "onChange" | "value" | "name" | "maxLength"> {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly isOptional?: boolean;
  readonly isRequired?: boolean;
  readonly error?: string | undefined;
  /** In characters as the server counts them. A text that is longer is not cut off: what is wrong with it is said. */
  readonly longest?: number;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A labelled input of one line. */
export function TextField(props: TextFieldProps): ReactElement {
  const { name, label, hint, isOptional, isRequired, error, longest, onChange, ...input } = props;
  return (
    <Field name={name} label={label} hint={hint} isOptional={isOptional} isRequired={isRequired} error={error}>
      {(control) => (
        <input type="text" {...input} {...control} data-longest={longest} onChange={(change) => onChange(change.target.value)} />
      )}
    </Field>
  );
}
