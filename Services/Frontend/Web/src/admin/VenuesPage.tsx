import "../app/firstFile";
import { useState } from "react";
import type { ReactElement } from "react";
import { AdministrationAPI } from "../api/AdministrationAPI";
import { useAPI } from "../api/useAPI";
import { EmptyState } from "../design/EmptyState";
import { Skeleton } from "../design/Skeleton";
import { formatNumber } from "../language/texts";
import { useText } from "../language/useText";
import { useQuery } from "../query/useQuery";
import { LoadFailure } from "../shell/LoadFailure";
import { DataTable } from "../tables/DataTable";
import type { Venue } from "../venues/Venue";
import { AdminFrame } from "./AdminFrame";
import { RemoveVenue } from "./RemoveVenue";
import { VenueForm } from "./VenueForm";

/** The places where events happen. */
export function VenuesPage(): ReactElement {
  const t = useText();
  return <AdminFrame title={t("adminFrame.venues")}><Venues /></AdminFrame>;
}

function Venues(): ReactElement {
  const t = useText();
  const api = useAPI(AdministrationAPI);
  const { answer: venues, load, query } = useQuery("venues", (signal) => api.venues(signal));
  const [opened, setOpened] = useState<Venue | "new" | null>(null);
  const [said, setSaid] = useState("");
  if (venues === null && load.phase === "failed") return <LoadFailure message={load.message} onRetry={load.retry} />;
  if (venues === null) return <Skeleton what={t("admin.theVenues")} shape="row" count={4} />;

  const put = (venue: Venue) => {
    query.change((before) => {
      const others = before.filter(({ id }) => id !== venue.id);
      return [...others, venue].sort((one, other) => one.name.localeCompare(other.name));
    });
    setSaid(t("admin.venueSaved", { name: venue.name }));
    setOpened(null);
  };
  const remove = (venue: Venue) => {
    query.change((before) => before.filter(({ id }) => id !== venue.id));
    setSaid(t("admin.venueRemoved", { name: venue.name }));
  };
  return (
    <>
      {opened === null
        ? <p><button type="button" className="button button-primary" onClick={() => setOpened("new")}>{t("admin.addVenue")}</button></p>
        : (
          <VenueForm
            key={opened === "new" ? "new" : opened.id}
            venue={opened === "new" ? null : opened}
            onSaved={put}
            onClose={() => setOpened(null)}
          />
        )}
      <p className="hint" role="status">{said}</p>
      {venues.length === 0 ? <EmptyState icon="pin" words={t("admin.noVenues")} /> : (
        <DataTable
          caption={t("adminFrame.venues")}
          columns={[
            {
              name: "venue",
              header: t("admin.venue"),
              cell: ({ name, building }) => <><strong>{name}</strong><small>{building}</small></>,
            },
            { name: "capacity", header: t("admin.capacity"), cell: ({ capacity }) => formatNumber(capacity) },
            { name: "accessibility", header: t("admin.accessibility"), cell: ({ accessibility }) => accessibility || "–" },
            {
              name: "actions",
              header: t("admin.actions"),
              cell: (venue) => (
                <span className="table-actions">
                  <button
                    type="button"
                    className="button"
                    aria-label={t("admin.editVenue", { name: venue.name })}
                    onClick={() => setOpened(venue)}
                  >
                    {t("admin.edit")}
                  </button>
                  <RemoveVenue venue={venue} onRemoved={() => remove(venue)} />
                </span>
              ),
            },
          ]}
          rows={venues}
          keyOf={({ id }) => id}
        />
      )}
    </>
  );
}
