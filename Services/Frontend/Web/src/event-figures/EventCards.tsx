import type { ReactElement } from "react";
import { rateWords } from "../figures/changeOf";
import { FigureCard } from "../figures/FigureCard";
import { formatNumber } from "../language/texts";
import { useText } from "../language/useText";
import type { EventFigures } from "./EventFigures";

/** The numbers of an event that are worth a look. */
export function EventCards({ figures }: { readonly figures: EventFigures }): ReactElement {
  const t = useText();
  const { confirmed, seats, waiting, promoted, cancelled, checked_in, no_shows, no_show_rate } = figures;
  return (
    <dl className="figure-cards">
      <FigureCard
        id="taken"
        name={t("eventFigures.taken")}
        value={formatNumber(confirmed)}
        note={t("organizer.ofSeats", { seats, share: rateWords(confirmed / seats) })}
      />
      <FigureCard id="waiting" name={t("eventFigures.waiting")} value={formatNumber(waiting)} />
      <FigureCard id="promoted" name={t("eventFigures.promoted")} value={formatNumber(promoted)} note={t("eventFigures.promotedNote")} />
      <FigureCard id="cancelled" name={t("eventFigures.cancelled")} value={formatNumber(cancelled)} note={t("eventFigures.cancelledNote")} />
      {no_shows === null
        ? <FigureCard id="came" name={t("eventFigures.haveCome")} value={formatNumber(checked_in)} />
        : (
          <FigureCard
            id="no-shows"
            name={t("eventFigures.noShowRate")}
            value={rateWords(no_show_rate)}
            note={t("eventFigures.noShowNote", { number: no_shows, came: checked_in })}
          />
        )}
    </dl>
  );
}
