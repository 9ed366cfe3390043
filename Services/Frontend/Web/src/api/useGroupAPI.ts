import { useMemo } from "react";
import { useCampus } from "../app/CampusContext";
import { GroupAPI } from "./GroupAPI";

/** The routes about groups: made here, so that they are loaded with the pages that call them. */
export function useGroupAPI(): GroupAPI {
  const { transport } = useCampus();
  return useMemo(() => new GroupAPI(transport), [transport]);
}
