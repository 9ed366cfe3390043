import type { ReactElement } from "react";
import { formatNumber } from "../language/texts";

export interface Share {
  readonly key: string;
  readonly name: string;
  /** Null where it is not told. */
  readonly count: number | null;
}

interface ShareListProps {
  readonly shares: readonly Share[];
  /** What stands in place of a number that is not told. */
  readonly hidden: string;
}

/** How something is made up: each part with its number, and a bar against the largest. */
export function ShareList({ shares, hidden }: ShareListProps): ReactElement {
  const most = Math.max(1, ...shares.map(({ count }) => count ?? 0));
  return (
    <dl className="shares">
      {shares.map(({ key, name, count }) => (
        <div key={key} data-testid={`share-${key}`}>
          <dt>{name}</dt>
          <dd>
            {count === null ? <small>{hidden}</small> : formatNumber(count)}
            {count !== null && <progress value={count} max={most} aria-hidden="true" />}
          </dd>
        </div>
      ))}
    </dl>
  );
}
