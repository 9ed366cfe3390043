import type { ReactElement } from "react";
import { formatNumber } from "../language/texts";

export interface Chip<Value extends string | null> {
  /** Null or empty stands for any. */
  readonly value: Value;
  readonly label: string;
  /** How many there are of it. */
  readonly count?: number;
}

interface ChipChoiceProps<Value extends string | null> {
  readonly name: string;
  readonly label: string;
  readonly value: Value;
  readonly options: readonly Chip<Value>[];
  readonly onChoose: (value: Value) => void;
}

/** One of several, in a line that wraps, or scrolls on a phone. */
export function ChipChoice<Value extends string | null>(props: ChipChoiceProps<Value>): ReactElement {
  const { name, label, value, options, onChoose } = props;
  return (
    <fieldset className="chips">
      <legend className="visually-hidden">{label}</legend>
      {options.map((option) => (
        <label key={option.value ?? ""} className="chip">
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChoose(option.value)} />
          <span>
            {option.label}
            {option.count !== undefined && <>{" "}<b className="chip-count">{formatNumber(option.count)}</b></>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
