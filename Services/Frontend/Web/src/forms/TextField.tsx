import type { InputHTMLAttributes, ReactElement } from "react";
import { Field } from "./Field";

interface TextFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "onChange" | "value" | "name"> {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly isOptional?: boolean;
  readonly isRequired?: boolean;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A labelled input of one line. */
export function TextField({ name, label, hint, isOptional, isRequired, error, onChange, ...input }: TextFieldProps): ReactElement {
  return (
    <Field name={name} label={label} hint={hint} isOptional={isOptional} isRequired={isRequired} error={error}>
      {(control) => <input type="text" {...input} {...control} onChange={(change) => onChange(change.target.value)} />}
    </Field>
  );
}
