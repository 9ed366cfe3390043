import { useEffect } from "react";
import { useNavigation } from "../router/Router";

/**
 * The code of a guest's mail. Mails bring it in the query; it moves behind `#`, which browsers send to nobody, and where
 * it is still there when the page is loaded again.
 */
export function useGuestCode(): string {
  const { path, search } = useNavigation().location;
  const code = new URLSearchParams(search).get("code") ?? "";
  useEffect(() => {
    if (code !== "") window.history.replaceState(window.history.state, "", `${path}#${encodeURIComponent(code)}`);
  }, [path, code]);
  return code === "" ? decodeURIComponent(window.location.hash.slice(1)) : code;
}
