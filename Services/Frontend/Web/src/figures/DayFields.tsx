import "../app/firstFile";
import type { ReactElement } from "react";
import { TextField } from "../forms/TextField";
import { useText } from "../language/useText";
import { dayFrom } from "./Day";
import type { FigureFiltersProps } from "./FigureFilters";

/** The first and the last day that figures are of. */
export function DayFields({ filter, isWrong, onChange }: Pick<FigureFiltersProps, "filter" | "onChange"> & {
  readonly isWrong: boolean;
}): ReactElement {
  const t = useText();
  const { days } = filter;
  return (
    <>
      <TextField
        name="from"
        type="date"
        label={t("figures.from")}
        isRequired={false}
        value={days.from ?? ""}
        onChange={(from) => onChange({ ...filter, days: { ...days, from: dayFrom(from) } })}
      />
      <TextField
        name="to"
        type="date"
        label={t("figures.to")}
        isRequired={false}
        error={isWrong ? t("figures.endsBefore") : undefined}
        value={days.to ?? ""}
        onChange={(to) => onChange({ ...filter, days: { ...days, to: dayFrom(to) } })}
      />
    </>
  );
}
