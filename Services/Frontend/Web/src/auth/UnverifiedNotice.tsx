import type { ReactElement } from "react";
import { useCampus } from "../app/CampusContext";
import { RichText } from "../language/RichText";
import { useText } from "../language/useText";
import { SendVerification } from "./SendVerification";
import { useIsRestoring } from "./useIsRestoring";
import { useSession } from "./useSession";

/**
 * Reminds of the mail that has to be opened before one may do everything. It is there from the start of a page for
 * whom it was there before, so that nothing jumps.
 */
export function UnverifiedNotice(): ReactElement | null {
  const t = useText();
  const { wasUnverified } = useCampus().session;
  const user = useSession()?.user;
  const isRestoring = useIsRestoring();
  const isUnverified = user ? !user.email_verified : isRestoring && wasUnverified;
  if (!isUnverified) return null;
  return (
    <aside className="unverified notice" aria-label={t("account.yourAddress")}>
      <p>
        <RichText
          text={t("account.unverified", { address: user?.email ?? t("account.ownAddress") })}
          parts={{ address: (words) => <strong>{words}</strong> }}
        />
      </p>
      <SendVerification />
    </aside>
  );
}
