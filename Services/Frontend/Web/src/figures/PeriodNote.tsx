import type { ReactElement } from "react";
import { useText } from "../language/useText";
import { daysWords } from "./dayWords";
import type { DayRange } from "./FigurePeriod";

interface PeriodNoteProps {
  readonly days: string;
  /** The time that it is compared with; null for none. */
  readonly previous: DayRange | null;
}

/** Of which days the figures are, by whose clock, and what they are compared with. */
export function PeriodNote({ days, previous }: PeriodNoteProps): ReactElement {
  const t = useText();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone.replace(/_/g, " ");
  const isCompared = previous !== null && previous.from !== null && previous.to !== null;
  return (
    <p className="figure-note" data-testid="period">
      {isCompared
        ? t("figures.periodCompared", { days, before: daysWords(previous.from ?? "", previous.to ?? "") })
        : t("figures.periodWords", { days })}{" "}
      {t("figures.zones", { zone })}
    </p>
  );
}
