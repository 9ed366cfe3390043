import type { ReactElement } from "react";
import { useText } from "../language/useText";
import { usePush } from "./usePush";

/** Has this browser show what is pushed, also while no page is open. Nothing where the browser cannot. */
export function PushSwitch(): ReactElement | null {
  return "serviceWorker" in navigator && "PushManager" in window ? <Switch /> : null;
}

function Switch(): ReactElement {
  const t = useText();
  const { isOn, isPending, said, turn } = usePush();
  return (
    <div className="push">
      <label className="switch">
        <span className="switch-words">
          <strong>{t("notifications.pushHere")}</strong>
          <small>{t("notifications.pushHint")}</small>
        </span>
        <input
          type="checkbox"
          role="switch"
          checked={isOn === true}
          disabled={isOn === null || isPending}
          onChange={(change) => turn(change.target.checked)}
        />
      </label>
      <p role="status" className="hint">{said}</p>
    </div>
  );
}
