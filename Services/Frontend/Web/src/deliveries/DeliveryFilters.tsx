import type { ReactElement } from "react";
import { formatNumber } from "../language/texts";
import { useText } from "../language/useText";
import type { NotificationChannel } from "../notifications/NotificationPreferences";
import type { DeliveryFilter } from "./DeliveryFilter";
import { DELIVERY_STATUSES } from "./EventDelivery";
import type { EventDelivery } from "./EventDelivery";

const CHANNELS: readonly NotificationChannel[] = ["email", "in_app", "push", "sms"];

interface DeliveryFiltersProps {
  readonly deliveries: readonly EventDelivery[];
  readonly filter: DeliveryFilter;
  readonly onChange: (filter: DeliveryFilter) => void;
}

/** Narrows the deliveries by what became of them, by their way, and by whom they were for. */
export function DeliveryFilters({ deliveries, filter, onChange }: DeliveryFiltersProps): ReactElement {
  const t = useText();
  const there = DELIVERY_STATUSES.filter((status) => deliveries.some((delivery) => delivery.status === status));
  const count = (status: string) => deliveries.filter((delivery) => status === "" || delivery.status === status).length;
  return (
    <form className="filters table-filters" role="search" aria-label={t("deliveries.filter")} onSubmit={(submit) => submit.preventDefault()}>
      <fieldset className="chips">
        <legend className="visually-hidden">{t("deliveries.status")}</legend>
        {["" as const, ...there].map((status) => (
          <label key={status} className="chip">
            <input type="radio" name="status" checked={status === filter.status} onChange={() => onChange({ ...filter, status })} />
            <span>
              {status === "" ? t("deliveries.all") : t(`deliveries.status_${status}`)}
              {" "}<b className="chip-count">{formatNumber(count(status))}</b>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="filter-line">
        <label>
          <span className="visually-hidden">{t("deliveries.search")}</span>
          <input
            type="search"
            name="search"
            placeholder={t("deliveries.search")}
            value={filter.search}
            onChange={(change) => onChange({ ...filter, search: change.target.value })}
          />
        </label>
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
