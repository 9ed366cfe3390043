import { useId } from "react";
import type { ReactElement, ReactNode } from "react";

interface FigurePanelProps {
  readonly title: string;
  /** What else there is to know of all that it shows. */
  readonly note?: string | undefined;
  /** What can be done with it. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page of figures, with its heading. */
export function FigurePanel({ title, note, tools, children }: FigurePanelProps): ReactElement {
  const id = useId();
  return (
    <section className="figure-panel" aria-labelledby={id}>
      <header className="figure-head">
        <div>
          <h2 id={id}>{title}</h2>
          {note !== undefined && <p className="figure-note">{note}</p>}
        </div>
        {tools !== undefined && <div className="figure-tools">{tools}</div>}
      </header>
      {children}
    </section>
  );
}
