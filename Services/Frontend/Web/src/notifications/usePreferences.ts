import { NotificationAPI } from "../api/NotificationAPI";
import { useAPI } from "../api/useAPI";
import { useQuery } from "../query/useQuery";
import type { Queried } from "../query/useQuery";
import type { NotificationPreferences } from "./NotificationPreferences";

/** What one is told of, and how. */
export function usePreferences(): Queried<NotificationPreferences> {
  const api = useAPI(NotificationAPI);
  return useQuery("preferences", (signal) => api.preferences(signal));
}
