import { useId, useState } from "react";
import type { ReactElement, ReactNode } from "react";

interface DisclosureProps {
  readonly label: string;
  readonly isOpenAtFirst?: boolean;
  /** Made when it is opened, so that what it needs is asked for only then. */
  readonly children: () => ReactNode;
}

/** A button that opens what only some want to see. */
export function Disclosure({ label, isOpenAtFirst = false, children }: DisclosureProps): ReactElement {
  const id = useId();
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  return (
    <div className="disclosure">
      <button
        type="button"
        className="disclosure-button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen((wasOpen) => !wasOpen)}
      >
        {label}
      </button>
      <div id={id} className="disclosure-content" hidden={!isOpen}>{isOpen && children()}</div>
    </div>
  );
}
