import type { ReactElement } from "react";
import { CHANNELS, KINDS } from "./NotificationPreferences";
import type { NotificationChannel, NotificationKind, NotificationPreferences } from "./NotificationPreferences";

interface ChannelTableProps {
  readonly preferences: NotificationPreferences;
  readonly onChoose: (kind: NotificationKind, channel: NotificationChannel, isOn: boolean) => void;
}

/** Of what one is told, a line each, and by which ways, a column each. */
export function ChannelTable({ preferences, onChoose }: ChannelTableProps): ReactElement {
  return (
    <table className="channels">
      <thead>
        <tr>
          <th scope="col"><span className="visually-hidden">What</span></th>
          {CHANNELS.map(({ channel, label }) => <th key={channel} scope="col">{label}</th>)}
        </tr>
      </thead>
      <tbody>
        {KINDS.map(({ kind, label, hint }) => (
          <tr key={kind}>
            <th scope="row">
              {label}
              <span>{hint}</span>
            </th>
            {CHANNELS.map(({ channel, label: way }) => (
              <td key={channel}>
                <input
                  type="checkbox"
                  aria-label={`${label}: ${way}`}
                  checked={preferences.channels[kind][channel]}
                  disabled={channel === "sms" && !preferences.phone_verified && !preferences.channels[kind].sms}
                  onChange={(change) => onChoose(kind, channel, change.target.checked)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
