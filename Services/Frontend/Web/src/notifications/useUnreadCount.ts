import { useCallback } from "react";
import { useCampus } from "../app/CampusContext";
import { useSession } from "../auth/useSession";
import { useStore } from "../store/Store";
import { useLoad } from "../store/useLoad";

/** How much one was told and has not read; asked for once more whenever the live connection says that there is more. */
export function useUnreadCount(): number {
  const campus = useCampus();
  const userID = useSession()?.user.id ?? null;
  const told = useStore(campus.told, (count) => count);
  useLoad(useCallback(async (signal) => {
    const unread = userID !== null ? await campus.api.unreadCount(signal) : 0;
    if (!signal.aborted) campus.unread.update(() => unread);
    // Another `told` is another question: there is more.
  }, [campus, userID, told]));
  return useStore(campus.unread, (count) => count);
}
