import { useState } from "react";
import type { ReactElement } from "react";
import { ApiError, errorMessage } from "../api/ApiError";
import { useNotificationAPI } from "../api/useNotificationAPI";
import { useText } from "../language/useText";
import { pushBytes } from "./pushBytes";

/** Has this browser show what is pushed, also while no page is open. Nothing where the browser cannot. */
export function PushSwitch(): ReactElement | null {
  const t = useText();
  const api = useNotificationAPI();
  const [said, setSaid] = useState("");
  const [isPending, setPending] = useState(false);
  if (!("serviceWorker" in navigator) || !("PushManager" in window)) return null;

  const subscribe = async () => {
    setPending(true);
    setSaid("");
    try {
      if (await Notification.requestPermission() !== "granted") {
        setSaid(t("notifications.pushDenied"));
        return;
      }
      const registration = await navigator.serviceWorker.register("/service-worker.js");
      const applicationServerKey = pushBytes(await api.pushKey());
      const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
      await api.subscribe(subscription.toJSON());
      setSaid(t("notifications.pushOn"));
    } catch (error) {
      setSaid(error instanceof ApiError && error.status === 404
        ? t("notifications.noPush")
        : error instanceof ApiError ? errorMessage(error) : t("notifications.pushFailed"));
    } finally {
      setPending(false);
    }
  };
  return (
    <p className="choice-line">
      <button type="button" className="button" disabled={isPending} onClick={() => void subscribe()}>
        {t("notifications.pushHere")}
      </button>
      <span role="status">{said}</span>
    </p>
  );
}
