import type { ReactElement } from "react";
import { useCampus } from "../app/CampusContext";
import { SendVerification } from "./SendVerification";
import { useIsRestoring } from "./useIsRestoring";
import { useSession } from "./useSession";

/**
 * Reminds of the mail that has to be opened before one may do everything. It is there from the start of a page for
 * whom it was there before, so that nothing jumps.
 */
export function UnverifiedNotice(): ReactElement | null {
  const { wasUnverified } = useCampus().session;
  const user = useSession()?.user;
  const isRestoring = useIsRestoring();
  const isUnverified = user ? !user.email_verified : isRestoring && wasUnverified;
  if (!isUnverified) return null;
  return (
    <aside className="unverified notice" aria-label="Your address">
      <p>
        We sent a mail to <strong>{user?.email ?? "your address"}</strong>. Open its link to confirm that the address is
        yours; until then you can look around and RSVP.
      </p>
      <SendVerification />
    </aside>
  );
}
