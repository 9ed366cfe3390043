import type { ReactElement } from "react";
import { momentAlsoHere } from "../events/eventTime";
import { formatNumber } from "../language/texts";
import { useText } from "../language/useText";

interface CountdownProps {
  readonly opensAt: string;
  readonly timeZone: string;
  /** The server's time, milliseconds since 1970. */
  readonly now: number;
}

/** How long until RSVPs open. As wide and high from the first second to the last. */
export function Countdown({ opensAt, timeZone, now }: CountdownProps): ReactElement {
  const t = useText();
  const left = Math.max(0, Math.ceil((Date.parse(opensAt) - now) / 1000));
  const units = [
    [Math.floor(left / 86_400), t("rsvps.days")],
    [Math.floor(left / 3600) % 24, t("rsvps.hours")],
    [Math.floor(left / 60) % 60, t("rsvps.minutes")],
    [left % 60, t("rsvps.seconds")],
  ] as const;
  return (
    <div className="countdown">
      <p>{t("rsvps.opensIn")}</p>
      {/* Read out once, with the time itself; not every second. */}
      <ol aria-hidden="true">
        {units.map(([number, name]) => (
          <li key={name}><strong>{formatNumber(number, { minimumIntegerDigits: 2 })}</strong> <span>{name}</span></li>
        ))}
      </ol>
      <p className="rsvp-state">{t("rsvps.opensOn", { when: momentAlsoHere(opensAt, timeZone) })}</p>
    </div>
  );
}
