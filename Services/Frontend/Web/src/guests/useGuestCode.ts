import { useEffect } from "react";
import { useNavigation } from "../router/Router";

/**
 * The code of a guest's mail. It stands behind `#`, which browsers send to nobody, and stays there for when the page is
 * loaded again. Older mails bring it in the query, from where it moves.
 */
export function useGuestCode(): string {
  const { path, search } = useNavigation().location;
  const code = new URLSearchParams(search).get("code") ?? "";
  useEffect(() => {
    if (code !== "") window.history.replaceState(window.history.state, "", `${path}#code=${encodeURIComponent(code)}`);
  }, [path, code]);
  return code === "" ? fragmentCode() : code;
}

/** As it is mailed, `#code=…`, or alone, as it once moved there. */
function fragmentCode(): string {
  return decodeURIComponent(window.location.hash.slice(1).replace(/^code=/, ""));
}
