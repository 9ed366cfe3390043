import { GroupAPI } from "../api/GroupAPI";
import { useAPI } from "../api/useAPI";
import type { Campus } from "../app/Campus";
import { useQuery } from "../query/useQuery";
import type { Queried } from "../query/useQuery";
import type { Group } from "./Group";

const MINE = "my groups";

/** The groups that who is signed in is a member of. */
export function useMyGroups(): Queried<readonly Group[]> {
  const api = useAPI(GroupAPI);
  return useQuery(MINE, (signal) => api.mine(signal));
}

/** Takes a group that one has left out of the list, also where that is shown before the server is asked again. */
export function leaveMyGroups({ queries }: Campus, groupID: string): void {
  queries.query<readonly Group[]>(MINE).change((groups) => groups.filter(({ id }) => id !== groupID));
}
