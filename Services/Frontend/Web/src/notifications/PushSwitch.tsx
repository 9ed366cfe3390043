import type { ReactElement } from "react";
import { Switch } from "../design/Switch";
import { useText } from "../language/useText";
import { usePush } from "./usePush";

/** Has this browser show what is pushed, also while no page is open. Nothing where the browser cannot. */
export function PushSwitch(): ReactElement | null {
  return "serviceWorker" in navigator && "PushManager" in window ? <PushHere /> : null;
}

function PushHere(): ReactElement {
  const t = useText();
  const { isOn, isPending, said, turn } = usePush();
  return (
    <div className="push">
      <Switch label={t("notifications.pushHere")} hint={t("notifications.pushHint")} isOn={isOn} isPending={isPending} onTurn={turn} />
      <p role="status" className="hint">{said}</p>
    </div>
  );
}
