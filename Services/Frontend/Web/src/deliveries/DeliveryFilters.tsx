import type { ReactElement } from "react";
import { ChipChoice } from "../design/ChipChoice";
import { SearchField } from "../forms/SearchField";
import { useText } from "../language/useText";
import { CHANNELS } from "../notifications/NotificationPreferences";
import type { DeliveryFilter } from "./DeliveryFilter";
import { DELIVERY_STATUSES } from "./EventDelivery";
import type { DeliveryStatus, EventDelivery } from "./EventDelivery";

interface DeliveryFiltersProps {
  readonly deliveries: readonly EventDelivery[];
  readonly filter: DeliveryFilter;
  readonly onChange: (filter: DeliveryFilter) => void;
}

/** Narrows the deliveries by what became of them, by their way, and by whom they were for. */
export function DeliveryFilters({ deliveries, filter, onChange }: DeliveryFiltersProps): ReactElement {
  const t = useText();
  const there = DELIVERY_STATUSES.filter((status) => deliveries.some((delivery) => delivery.status === status));
  const count = (status: DeliveryStatus) => deliveries.filter((delivery) => delivery.status === status).length;
  return (
    <form className="filters table-filters" role="search" aria-label={t("deliveries.filter")} onSubmit={(submit) => submit.preventDefault()}>
      <ChipChoice<DeliveryStatus | "">
        name="status"
        label={t("deliveries.status")}
        value={filter.status}
        options={[
          { value: "", label: t("deliveries.all"), count: deliveries.length },
          ...there.map((status) => ({ value: status, label: t(`deliveries.status_${status}`), count: count(status) })),
        ]}
        onChoose={(status) => onChange({ ...filter, status })}
      />
      <div className="filter-line">
        <SearchField label={t("deliveries.search")} value={filter.search} onChange={(search) => onChange({ ...filter, search })} />
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
