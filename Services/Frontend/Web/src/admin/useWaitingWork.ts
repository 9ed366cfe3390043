import { AdministrationAPI } from "../api/AdministrationAPI";
import { useAPI } from "../api/useAPI";
import { useQuery } from "../query/useQuery";
import type { Queried } from "../query/useQuery";
import { WAITING_WORK } from "./WaitingWork";
import type { WaitingWork } from "./WaitingWork";

/** How much waits for an administrator; asked for again with each page of theirs. */
export function useWaitingWork(isAdministrator: boolean): Queried<WaitingWork> {
  const api = useAPI(AdministrationAPI);
  return useQuery(isAdministrator ? WAITING_WORK : null, (signal) => api.waitingWork(signal));
}
