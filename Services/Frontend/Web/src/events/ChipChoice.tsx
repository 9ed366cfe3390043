import type { ReactElement } from "react";

interface ChipChoiceProps<Value extends string> {
  readonly name: string;
  readonly label: string;
  readonly value: Value | null;
  /** Null stands for any. */
  readonly options: readonly (readonly [value: Value | null, text: string])[];
  readonly onChoose: (value: Value | null) => void;
}

/** One of several, in a line that wraps, or scrolls on a phone. */
export function ChipChoice<Value extends string>({ name, label, value, options, onChoose }: ChipChoiceProps<Value>): ReactElement {
  return (
    <fieldset className="chips">
      <legend className="visually-hidden">{label}</legend>
      {options.map(([option, text]) => (
        <label key={option ?? ""} className="chip">
          <input type="radio" name={name} checked={option === value} onChange={() => onChoose(option)} />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
