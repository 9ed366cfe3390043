import "../app/listFile";
import type { ReactElement } from "react";
import { useCampus } from "../app/CampusContext";
import { useSuggestions } from "../suggestions/useSuggestions";
import { useText } from "../language/useText";
import { EventList } from "./EventList";

/** Where to go on from an event; nothing while there is nothing like it. */
export function SimilarEvents({ eventID }: { readonly eventID: string }): ReactElement | null {
  const t = useText();
  const { api } = useCampus();
  const { events, reasons } = useSuggestions(`similar ${eventID}`, (signal) => api.similarEvents(eventID, signal));
  if (events.length === 0) return null;
  return (
    <section aria-labelledby="similar-heading">
      <h2 id="similar-heading">{t("home.similar")}</h2>
      <EventList events={events} reasons={reasons} />
    </section>
  );
}
