import { GroupAPI } from "../api/GroupAPI";
import { useAPI } from "../api/useAPI";
import { useQuery } from "../query/useQuery";
import type { Queried } from "../query/useQuery";
import type { Group } from "./Group";

/** The groups that who is signed in is a member of. */
export function useMyGroups(): Queried<readonly Group[]> {
  const api = useAPI(GroupAPI);
  return useQuery("my groups", (signal) => api.mine(signal));
}
