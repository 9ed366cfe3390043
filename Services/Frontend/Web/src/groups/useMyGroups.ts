import { useGroupAPI } from "../api/useGroupAPI";
import { useQuery } from "../query/useQuery";
import type { Queried } from "../query/useQuery";
import type { Group } from "./Group";

/** The groups that who is signed in is a member of. */
export function useMyGroups(): Queried<readonly Group[]> {
  const api = useGroupAPI();
  return useQuery("my groups", (signal) => api.mine(signal));
}
