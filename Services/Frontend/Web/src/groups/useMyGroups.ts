import { useCallback } from "react";
import { useGroupAPI } from "../api/useGroupAPI";
import { useAnswer } from "../store/useAnswer";
import type { Answered } from "../store/useAnswer";
import type { Group } from "./Group";

/** The groups that who is signed in is a member of. */
export function useMyGroups(): Answered<readonly Group[]> {
  const api = useGroupAPI();
  return useAnswer(useCallback((signal: AbortSignal) => api.mine(signal), [api]));
}
