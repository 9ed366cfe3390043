import type { ReactElement } from "react";
import { useText } from "../language/useText";

export type SkeletonShape = "ticket" | "row" | "strip" | "text" | "field" | "event" | "calendar" | "code" | "chart" | "cards";

interface SkeletonProps {
  /** What is on its way, as in "Loading your tickets". */
  readonly what: string;
  /** How many pieces there are likely to be. */
  readonly count?: number;
  /** As high as what comes, so that nothing jumps then. */
  readonly shape: SkeletonShape;
}

/** The outline of what is on its way. */
export function Skeleton({ what, shape, count = 1 }: SkeletonProps): ReactElement {
  const t = useText();
  return (
    <div className={`skeletons skeletons-${shape}`} role="status">
      <span className="visually-hidden">{t("shell.loading", { what })}</span>
      {Array.from({ length: count }, (_, index) => <span key={index} className={`skeleton skeleton-${shape}`} />)}
    </div>
  );
}
