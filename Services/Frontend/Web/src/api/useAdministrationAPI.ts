import { useMemo } from "react";
import { useCampus } from "../app/CampusContext";
import { AdministrationAPI } from "./AdministrationAPI";

/** The routes for administrators: made here, so that they are loaded with the pages that call them. */
export function useAdministrationAPI(): AdministrationAPI {
  const { transport } = useCampus();
  return useMemo(() => new AdministrationAPI(transport), [transport]);
}
