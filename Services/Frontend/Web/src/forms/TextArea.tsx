import type { ReactElement } from "react";
import { Field } from "./Field";

interface TextAreaProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly isOptional?: boolean;
  readonly error?: string | undefined;
  readonly rows: number;
  /** In characters as the server counts them. */
  readonly longest: number;
  readonly autoFocus?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A labelled input of several lines. */
export function TextArea({ name, label, hint, isOptional, error, longest, onChange, ...area }: TextAreaProps): ReactElement {
  return (
    <Field name={name} label={label} hint={hint} isOptional={isOptional} error={error}>
      {(control) => (
        <textarea {...area} {...control} data-longest={longest} onChange={(change) => onChange(change.target.value)} />
      )}
    </Field>
  );
}
