import type { ReactElement, ReactNode } from "react";
import { Icon } from "./Icon";
import type { IconName } from "./Icon";

interface EmptyStateProps {
  readonly icon: IconName;
  readonly words: string;
  /** What to do about it. */
  readonly children?: ReactNode;
}

/** Stands where there is nothing, and says what then. */
export function EmptyState({ icon, words, children }: EmptyStateProps): ReactElement {
  return (
    <div className="empty">
      <span className="empty-icon"><Icon name={icon} /></span>
      <p>{words}</p>
      {children}
    </div>
  );
}
