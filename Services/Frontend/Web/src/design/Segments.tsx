import { useId } from "react";
import type { ReactElement, ReactNode } from "react";

interface SegmentsProps<Value extends string> {
  readonly name: string;
  readonly label: string;
  readonly value: Value;
  readonly options: readonly {
    readonly value: Value;
    readonly label: string;
    /** In place of the label, which is then read out alone. */
    readonly content?: ReactNode;
  }[];
  readonly onChange: (value: Value) => void;
}

/** One of a few, side by side. */
export function Segments<Value extends string>({ name, label, value, options, onChange }: SegmentsProps<Value>): ReactElement {
  const id = useId();
  return (
    <fieldset className="segments">
      <legend className="visually-hidden">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="segment" title={option.content ? option.label : undefined}>
          <input
            type="radio"
            name={`${name}${id}`}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.content}
            <span className={option.content ? "visually-hidden" : undefined}>{option.label}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
