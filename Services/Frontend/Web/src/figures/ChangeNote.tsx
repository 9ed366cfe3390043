import type { ReactElement } from "react";
import { formatNumber } from "../language/texts";
import { useText } from "../language/useText";
import type { FigureChange } from "./changeOf";

interface ChangeNoteProps {
  readonly change: FigureChange;
  /** Whether the amount is points of a rate. */
  readonly isRate: boolean;
  /** The figure of the time before, as it is read. */
  readonly before: string;
  /** That time's days. */
  readonly days: string;
}

const ARROWS = { up: "↑", down: "↓", same: "→" } as const;

/** How a figure has changed: a sign and a number for who sees them, a sentence for who does not. */
export function ChangeNote({ change, isRate, before, days }: ChangeNoteProps): ReactElement {
  const t = useText();
  const { direction } = change;
  const amount = change.amount === null || direction === "same"
    ? null
    : isRate
      ? t("sums.points", { count: change.amount })
      : formatNumber(change.amount, { style: "percent", maximumFractionDigits: 0 });
  const words = direction === "same"
    ? t("sums.change_same", { before, days })
    : amount === null
      ? t("sums.change_from", { before, days })
      : t(direction === "up" ? "sums.change_up" : "sums.change_down", { amount, before, days });
  return (
    <span className="change-note">
      <span className={`change change-${direction}`} aria-hidden="true">{ARROWS[direction]} {amount}</span>{" "}
      <span className="change-before" aria-hidden="true">{t("sums.before", { before })}</span>
      <span className="visually-hidden">{words}</span>
    </span>
  );
}
