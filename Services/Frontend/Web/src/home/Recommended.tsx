import "../app/listFile";
import type { ReactElement } from "react";
import { useCampus } from "../app/CampusContext";
import { useSession } from "../auth/useSession";
import { useIsRestoring } from "../auth/useIsRestoring";
import { Skeleton } from "../design/Skeleton";
import { EventList } from "../events/EventList";
import { useText } from "../language/useText";
import { useSuggestions } from "../suggestions/useSuggestions";

const SHOWN = 3;

/** What may interest one, each with the reason; for visitors what interests most people. */
export function Recommended(): ReactElement | null {
  const t = useText();
  const { api } = useCampus();
  const userID = useSession()?.user.id;
  // Asked for once it is known for whom.
  const key = useIsRestoring() ? null : `recommendations ${userID ?? ""}`;
  const { events, reasons, load } = useSuggestions(key, (signal) => api.recommendations(signal));
  // There is enough else on the page.
  if (load.phase === "failed" || (load.phase === "ready" && key !== null && events.length === 0)) return null;
  return (
    <section aria-labelledby="recommended-heading">
      <h2 id="recommended-heading">{userID === undefined ? t("home.popular") : t("home.recommended")}</h2>
      {events.length === 0
        ? <Skeleton shape="ticket" count={SHOWN} what={t("events.events")} />
        : <EventList events={events.slice(0, SHOWN)} reasons={reasons} />}
    </section>
  );
}
