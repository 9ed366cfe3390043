import { AnalyticsAPI } from "../api/AnalyticsAPI";
import { useAPI } from "../api/useAPI";
import { useLiveQuery } from "../query/useLiveQuery";
import type { Queried } from "../query/useQuery";
import type { CampusStatistics } from "./CampusStatistics";
import type { FigureLists } from "./FigureLists";

/** One of the lists of figures, kept right as things happen. */
export function useFigureList<Name extends keyof FigureLists>(
  name: Name,
  parameters: URLSearchParams,
): Queried<readonly FigureLists[Name][]> {
  const api = useAPI(AnalyticsAPI);
  return useLiveQuery(`figures ${name} ${parameters}`, (signal) => api.list(name, parameters, signal));
}

/** The sums, likewise. */
export function useStatistics(parameters: URLSearchParams): Queried<CampusStatistics> {
  const api = useAPI(AnalyticsAPI);
  return useLiveQuery(`figures statistics ${parameters}`, (signal) => api.statistics(parameters, signal));
}
