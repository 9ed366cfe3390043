import { useMemo } from "react";
import { useCampus } from "../app/CampusContext";
import { AccountAPI } from "./AccountAPI";

/** The routes about one's own account: made here, so that they are loaded with the pages that call them. */
export function useAccountAPI(): AccountAPI {
  const { transport } = useCampus();
  return useMemo(() => new AccountAPI(transport), [transport]);
}
