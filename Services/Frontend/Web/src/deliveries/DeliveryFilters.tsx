import { useCallback } from "react";
import type { ReactElement } from "react";
import { useTypedSearch } from "../admin/useTypedSearch";
import { countOfAll } from "../api/Counts";
import type { Counts } from "../api/Counts";
import { formatNumber } from "../language/texts";
import { useText } from "../language/useText";
import type { NotificationChannel } from "../notifications/NotificationPreferences";
import type { DeliveryFilter } from "./DeliveryFilter";
import { DELIVERY_STATUSES } from "./EventDelivery";

const CHANNELS: readonly NotificationChannel[] = ["email", "in_app", "push", "sms"];

interface DeliveryFiltersProps {
  /** By status, of the way and the people that are asked for. */
  readonly counts: Counts;
  readonly filter: DeliveryFilter;
  readonly onChange: (filter: DeliveryFilter) => void;
}

/** Narrows the deliveries by what became of them, by their way, and by whom they were for. */
export function DeliveryFilters({ counts, filter, onChange }: DeliveryFiltersProps): ReactElement {
  const t = useText();
  const count = (status: string) => status === "" ? countOfAll(counts) : counts[status] ?? 0;
  const there = DELIVERY_STATUSES.filter((status) => count(status) > 0 || status === filter.status);
  const [text, setText] = useTypedSearch(filter.search, useCallback((search: string) => {
    onChange({ ...filter, search });
  }, [filter, onChange]));
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
            maxLength={200}
            value={text}
            onChange={(change) => setText(change.target.value)}
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
