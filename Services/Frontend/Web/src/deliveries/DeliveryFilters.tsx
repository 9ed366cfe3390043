import type { ReactElement } from "react";
import { countOfAll } from "../api/Counts";
import type { Counts } from "../api/Counts";
import { ChipChoice } from "../design/ChipChoice";
import { SearchField } from "../forms/SearchField";
import { useTypedSearch } from "../forms/useTypedSearch";
import { useText } from "../language/useText";
import { CHANNELS } from "../notifications/NotificationPreferences";
import type { DeliveryFilter } from "./DeliveryFilter";
import { DELIVERY_STATUSES } from "./EventDelivery";
import type { DeliveryStatus } from "./EventDelivery";

interface DeliveryFiltersProps {
  /** By status, of the way and the people that are asked for. */
  readonly counts: Counts;
  readonly filter: DeliveryFilter;
  readonly onChange: (filter: DeliveryFilter) => void;
}

/** Narrows the deliveries by what became of them, by their way, and by whom they were for. */
export function DeliveryFilters({ counts, filter, onChange }: DeliveryFiltersProps): ReactElement {
  const t = useText();
  const count = (status: DeliveryStatus) => counts[status] ?? 0;
  const there = DELIVERY_STATUSES.filter((status) => count(status) > 0 || status === filter.status);
  const { text, type, submit } = useTypedSearch(filter.search, (search) => onChange({ ...filter, search }));
  return (
    <form className="filters table-filters" role="search" aria-label={t("deliveries.filter")} onSubmit={submit}>
      <ChipChoice<DeliveryStatus | "">
        name="status"
        label={t("deliveries.status")}
        value={filter.status}
        options={[
          { value: "", label: t("deliveries.all"), count: countOfAll(counts) },
          ...there.map((status) => ({ value: status, label: t(`deliveries.status_${status}`), count: count(status) })),
        ]}
        onChoose={(status) => onChange({ ...filter, status })}
      />
      <div className="filter-line">
        <SearchField label={t("deliveries.search")} value={text} onChange={type} />
        <label>
          <span className="visually-hidden">{t("deliveries.channel")}</span>
          <select
            name="channel"
            value={filter.channel}
            onChange={(change) => {
              onChange({ ...filter, channel: CHANNELS.find((channel) => channel === change.target.value) ?? "" });
            }}
          >
            <option value="">{t("deliveries.allChannels")}</option>
            {CHANNELS.map((channel) => <option key={channel} value={channel}>{t(`telling.channel_${channel}`)}</option>)}
          </select>
        </label>
      </div>
    </form>
  );
}
