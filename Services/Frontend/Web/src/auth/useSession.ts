import { useCampus } from "../app/CampusContext";
import { useStore } from "../store/Store";
import type { Session } from "./Session";

/** Who is signed in, or null. */
export function useSession(): Session | null {
  return useStore(useCampus().session, (state) => state.session);
}
