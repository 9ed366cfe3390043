import type { ReactElement } from "react";
import { useText } from "../language/useText";
import { CHANNELS, KINDS } from "./NotificationPreferences";
import type { NotificationChannel, NotificationKind, NotificationPreferences } from "./NotificationPreferences";

interface ChannelTableProps {
  readonly preferences: NotificationPreferences;
  readonly onChoose: (kind: NotificationKind, channel: NotificationChannel, isOn: boolean) => void;
}

/** Of what one is told, a line each, and by which ways, a column each. */
export function ChannelTable({ preferences, onChoose }: ChannelTableProps): ReactElement {
  const t = useText();
  return (
    <table className="channels">
      <thead>
        <tr>
          <th scope="col"><span className="visually-hidden">{t("notifications.what")}</span></th>
          {CHANNELS.map((channel) => <th key={channel} scope="col">{t(`notifications.${channel}`)}</th>)}
        </tr>
      </thead>
      <tbody>
        {KINDS.map((kind) => (
          <tr key={kind}>
            <th scope="row">
              {t(`notifications.${kind}`)}
              <span>{t(`notifications.${kind}Hint`)}</span>
            </th>
            {CHANNELS.map((channel) => (
              <td key={channel}>
                <input
                  type="checkbox"
                  aria-label={t("notifications.kindWay", { kind: t(`notifications.${kind}`), way: t(`notifications.${channel}`) })}
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
