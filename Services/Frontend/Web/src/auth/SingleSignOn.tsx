import type { ReactElement } from "react";
import { AccountAPI } from "../api/AccountAPI";
import { useAPI } from "../api/useAPI";
import { useCampus } from "../app/CampusContext";
import { useText } from "../language/useText";
import { safeNextPath } from "../router/safeNextPath";
import { useNavigation } from "../router/Router";
import { useQuery } from "../query/useQuery";

/** The way to the university's own sign-in, where there is one. Without an answer the form is there alone. */
export function SingleSignOn(): ReactElement | null {
  const t = useText();
  const campus = useCampus();
  const account = useAPI(AccountAPI);
  const { location } = useNavigation();
  const { answer } = useQuery("providers", (signal) => account.providers(signal));
  if (!answer?.sso) return null;
  const { name, start_url } = answer.sso;
  const address = `${start_url}?${new URLSearchParams({ return_to: safeNextPath(location.search) })}`;
  return <p><a className="button" href={address} onClick={() => campus.session.expectSignIn()}>{t("auth.signInWith", { provider: name })}</a></p>;
}
