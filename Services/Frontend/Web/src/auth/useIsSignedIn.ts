import { useCampus } from "../app/CampusContext";
import { useStore } from "../store/Store";

/**
 * Whether somebody is signed in. While that is being asked, whoever was is taken to be still there, so that nothing on
 * the page jumps for them.
 */
export function useIsSignedIn(): boolean {
  return useStore(useCampus().session, ({ session, isRestoring }) => session !== null || isRestoring);
}
