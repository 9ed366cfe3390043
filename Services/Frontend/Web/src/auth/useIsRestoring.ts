import { useCampus } from "../app/CampusContext";
import { useStore } from "../store/Store";

/** Whether it is still being asked who is signed in: a page then says neither that somebody is nor that nobody is. */
export function useIsRestoring(): boolean {
  return useStore(useCampus().session, (state) => state.isRestoring);
}
