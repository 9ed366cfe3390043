import { useMemo } from "react";
import { useCampus } from "../app/CampusContext";
import { NotificationAPI } from "./NotificationAPI";

/** The routes about what one is told: made here, so that they are loaded with the pages that call them. */
export function useNotificationAPI(): NotificationAPI {
  const { transport } = useCampus();
  return useMemo(() => new NotificationAPI(transport), [transport]);
}
