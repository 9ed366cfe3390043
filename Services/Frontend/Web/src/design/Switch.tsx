import type { ReactElement } from "react";

interface SwitchProps {
  readonly label: string;
  readonly hint: string;
  /** Null while it is not known. */
  readonly isOn: boolean | null;
  readonly isPending?: boolean;
  readonly onTurn: (isOn: boolean) => void;
}

/** Something that is on or off, and is turned at once. */
export function Switch({ label, hint, isOn, isPending = false, onTurn }: SwitchProps): ReactElement {
  return (
    <label className="switch">
      <span className="switch-words">
        <strong>{label}</strong>
        <small>{hint}</small>
      </span>
      <input
        type="checkbox"
        role="switch"
        checked={isOn === true}
        disabled={isOn === null || isPending}
        onChange={(change) => onTurn(change.target.checked)}
      />
    </label>
  );
}
