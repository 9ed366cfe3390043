import { useEffect, useState } from "react";
import { ApiError, errorMessage } from "../api/ApiError";
import { NotificationAPI } from "../api/NotificationAPI";
import { useAPI } from "../api/useAPI";
import { useText } from "../language/useText";
import { pushBytes } from "./pushBytes";

export interface Push {
  /** Null until it is known. */
  readonly isOn: boolean | null;
  readonly isPending: boolean;
  /** What came of the last press. */
  readonly said: string;
  turn(isOn: boolean): void;
}

/** Whether this browser shows what is pushed, and the ways to have it so or not. */
export function usePush(): Push {
  const t = useText();
  const api = useAPI(NotificationAPI);
  const [isOn, setOn] = useState<boolean | null>(null);
  const [isPending, setPending] = useState(false);
  const [said, setSaid] = useState("");

  useEffect(() => {
    let isGone = false;
    const show = (subscription: PushSubscription | null) => {
      if (!isGone) setOn(subscription !== null);
    };
    subscription().then(show, () => show(null));
    return () => {
      isGone = true;
    };
  }, []);

  const subscribe = async (): Promise<string> => {
    if (await Notification.requestPermission() !== "granted") return t("notifications.pushDenied");
    const registration = await navigator.serviceWorker.register("/service-worker.js");
    const applicationServerKey = pushBytes(await api.pushKey());
    const made = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
    await api.subscribe(made.toJSON());
    setOn(true);
    return t("notifications.pushOn");
  };
  const unsubscribe = async (): Promise<string> => {
    const held = await subscription();
    if (held !== null) {
      await api.unsubscribe(held.endpoint);
      await held.unsubscribe();
    }
    setOn(false);
    return t("notifications.pushOff");
  };
  const turn = async (wanted: boolean) => {
    setPending(true);
    setSaid("");
    try {
      setSaid(await (wanted ? subscribe() : unsubscribe()));
    } catch (error) {
      const isUnknown = error instanceof ApiError && error.status === 404;
      setSaid(isUnknown ? t("notifications.noPush") : error instanceof ApiError ? errorMessage(error) : t("notifications.pushFailed"));
    } finally {
      setPending(false);
    }
  };
  return { isOn, isPending, said, turn: (wanted) => void turn(wanted) };
}

/** What this browser is subscribed with; null when it is not. */
async function subscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration("/");
  return await registration?.pushManager.getSubscription() ?? null;
}
