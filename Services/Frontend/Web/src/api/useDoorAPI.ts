import { useMemo } from "react";
import { useCampus } from "../app/CampusContext";
import { DoorAPI } from "./DoorAPI";

/** The routes for who lets people in: made here, so that they are loaded with the pages that call them. */
export function useDoorAPI(): DoorAPI {
  const { transport } = useCampus();
  return useMemo(() => new DoorAPI(transport), [transport]);
}
