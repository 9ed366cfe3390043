import { GroupAPI } from "../api/GroupAPI";
import { useAPI } from "../api/useAPI";
import { makesEvents } from "../groups/Group";
import type { Group } from "../groups/Group";
import { useQuery } from "../query/useQuery";
import type { FigureScope } from "./FigureScope";

/** The groups whose figures one may look at by themselves; none until they are known. */
export function useFigureGroups(scope: FigureScope): readonly Group[] {
  const api = useAPI(GroupAPI);
  const { answer } = useQuery(scope === "campus" ? "groups" : "my groups", (signal) => {
    return scope === "campus" ? api.groups(signal) : api.mine(signal);
  });
  const groups = answer ?? [];
  return scope === "campus" ? groups : groups.filter(makesEvents);
}
