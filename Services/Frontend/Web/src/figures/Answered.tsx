import type { ReactElement, ReactNode } from "react";
import { Skeleton } from "../design/Skeleton";
import type { SkeletonShape } from "../design/Skeleton";
import type { Queried } from "../query/useQuery";
import { LoadFailure } from "../shell/LoadFailure";

interface AnsweredProps<Answer> {
  readonly queried: Pick<Queried<Answer>, "answer" | "load">;
  /** What is on its way, for the words while it is. */
  readonly what: string;
  readonly shape: SkeletonShape;
  readonly count?: number;
  readonly children: (answer: Answer) => ReactNode;
}

/** What is made of an answer, in each of its states: on its way, failed, there. */
export function Answered<Answer>({ queried, what, shape, count = 1, children }: AnsweredProps<Answer>): ReactElement {
  const { answer, load } = queried;
  if (answer !== null) return <>{children(answer)}</>;
  if (load.phase === "failed") return <LoadFailure message={load.message} onRetry={load.retry} />;
  return <Skeleton what={what} shape={shape} count={count} />;
}
