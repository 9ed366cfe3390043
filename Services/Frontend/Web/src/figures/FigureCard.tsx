import type { ReactElement, ReactNode } from "react";

interface FigureCardProps {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  /** What goes with it. */
  readonly note?: string;
  /** How it has changed. */
  readonly children?: ReactNode;
}

/** One number that is worth a look. */
export function FigureCard({ id, name, value, note = "", children }: FigureCardProps): ReactElement {
  return (
    <div className="figure-card" data-testid={`figure-${id}`}>
      <dt>{name}</dt>
      <dd>
        <span className="figure-value">{value}</span>
        {note !== "" && <span className="figure-detail">{note}</span>}
        {children}
      </dd>
    </div>
  );
}
