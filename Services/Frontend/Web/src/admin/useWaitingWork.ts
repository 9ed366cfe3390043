import { AdministrationAPI } from "../api/AdministrationAPI";
import { useAPI } from "../api/useAPI";
import { useCampus } from "../app/CampusContext";
import { useLiveQuery } from "../query/useLiveQuery";
import type { Queried } from "../query/useQuery";
import { WAITING_WORK } from "./WaitingWork";
import type { WaitingWork } from "./WaitingWork";

/** How much waits for an administrator, who is told of each event that asks; asked for again with each page of theirs. */
export function useWaitingWork(isAdministrator: boolean): Queried<WaitingWork> {
  const { told } = useCampus();
  const api = useAPI(AdministrationAPI);
  return useLiveQuery(isAdministrator ? WAITING_WORK : null, (signal) => api.waitingWork(signal), told);
}
