import type { ReactElement } from "react";
import type { CampusEvent } from "../events/CampusEvent";
import { formatNumber } from "../language/texts";
import { useText } from "../language/useText";
import { audienceCount } from "./audienceCount";
import { MESSAGE_AUDIENCES } from "./EventMessage";
import type { MessageAudience } from "./EventMessage";

interface AudienceFieldProps {
  readonly event: CampusEvent;
  readonly value: MessageAudience;
  readonly onChange: (audience: MessageAudience) => void;
}

/** Chooses who is written to, and says how many they are. */
export function AudienceField({ event, value, onChange }: AudienceFieldProps): ReactElement {
  const t = useText();
  return (
    <fieldset className="options">
      <legend>{t("messages.audience")}</legend>
      {MESSAGE_AUDIENCES.map((audience) => (
        <label key={audience} className="option">
          <input type="radio" name="audience" checked={audience === value} onChange={() => onChange(audience)} />
          <span>{t(`messages.audience_${audience}`)}</span>
          <b>{formatNumber(audienceCount(event, audience))}</b>
        </label>
      ))}
    </fieldset>
  );
}
