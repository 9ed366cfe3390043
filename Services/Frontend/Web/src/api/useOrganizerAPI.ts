import { useMemo } from "react";
import { useCampus } from "../app/CampusContext";
import { OrganizerAPI } from "./OrganizerAPI";

/** The routes about events that one organizes: made here, so that they are loaded with the pages that call them. */
export function useOrganizerAPI(): OrganizerAPI {
  const { transport } = useCampus();
  return useMemo(() => new OrganizerAPI(transport), [transport]);
}
