import { useMemo } from "react";
import { useCampus } from "../app/CampusContext";
import type { HTTPTransport } from "./HTTPTransport";

/** One group of the server's routes: made by the pages that call it, so that it is loaded with them. */
export function useAPI<API>(Routes: new (transport: HTTPTransport) => API): API {
  const { transport } = useCampus();
  return useMemo(() => new Routes(transport), [transport, Routes]);
}
