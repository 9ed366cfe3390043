import { t } from "../language/texts";

/** What became of a sign-in elsewhere, from the `problem` that its last step left in the address; empty for none. */
export function singleSignOnProblem(search: string): string {
  const code = new URLSearchParams(search).get("problem");
  switch (code) {
    case null: return "";
    case "sso-denied": return t("auth.ssoDenied");
    case "sso-expired": return t("auth.ssoExpired");
    case "sso-unavailable": return t("auth.ssoUnavailable");
    case "email-unverified": return t("auth.ssoUnverified");
    case "email-taken": return t("auth.ssoTaken");
    case "account-deleted": return t("auth.ssoDeleted");
    default: return t("auth.ssoOther");
  }
}
