import { useCampus } from "../app/CampusContext";
import { useSession } from "../auth/useSession";
import { useStore } from "../store/Store";
import { useQuery } from "../query/useQuery";

/** How much one was told and has not read; asked for once more whenever the live connection says that there is more. */
export function useUnreadCount(): number {
  const campus = useCampus();
  const userID = useSession()?.user.id ?? null;
  const told = useStore(campus.told, (count) => count);
  // Another `told` is another question: there is more.
  useQuery(userID === null ? null : `unread ${told}`, async (signal) => {
    const unread = await campus.api.unreadCount(signal);
    if (!signal.aborted) campus.unread.update(() => unread);
    return unread;
  });
  return useStore(campus.unread, (count) => count);
}
