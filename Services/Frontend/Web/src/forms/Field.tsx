import { useId } from "react";
import type { ReactElement, ReactNode } from "react";
import { useText } from "../language/useText";

/** What a control needs so that its label, hint and error belong to it. */
export interface ControlAttributes {
  readonly id: string;
  readonly name: string;
  readonly required: boolean;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: true;
}

interface FieldProps {
  /** The field's name on the wire, by which the server names it in its errors. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is not said to be optional is required, unless `isRequired` says otherwise. */
  readonly isOptional?: boolean | undefined;
  readonly isRequired?: boolean | undefined;
  readonly error?: string | undefined;
  readonly children: (control: ControlAttributes) => ReactNode;
}

/** A label, a control, and what there is to say about it. */
export function Field({ name, label, hint, isOptional = false, isRequired = !isOptional, error, children }: FieldProps): ReactElement {
  const t = useText();
  const id = useId();
  const [hintID, errorID] = [`${id}hint`, `${id}error`];
  const described = [hint && hintID, error && errorID].filter(Boolean).join(" ");
  const control: ControlAttributes = {
    id,
    name,
    required: isRequired,
    ...(described === "" ? {} : { "aria-describedby": described }),
    ...(error ? { "aria-invalid": true } : {}),
  };
  return (
    <div className="field">
      <div className="field-label">
        <label htmlFor={id}>{label}</label>
        {isOptional && <span className="field-optional">{t("forms.optional")}</span>}
      </div>
      {hint && <p className="field-hint" id={hintID}>{hint}</p>}
      {children(control)}
      {error && <p className="field-error" id={errorID}>{error}</p>}
    </div>
  );
}
