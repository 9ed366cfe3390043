import { useEffect, useState } from "react";

/**
 * The secret behind `#` in the address, as mailed links bring it: browsers send it to nobody.
 *
 * It leaves the address bar at once, and with it the history, which others may look through.
 */
export function useFragmentSecret(): string {
  const [secret, setSecret] = useState(fragment);
  useEffect(() => {
    const take = () => {
      if (fragment() === "") return;
      setSecret(fragment());
      window.history.replaceState(null, "", window.location.pathname + window.location.search);
    };
    take();
    // Another link to this page, opened in the same tab, does not load the page anew.
    window.addEventListener("hashchange", take);
    return () => window.removeEventListener("hashchange", take);
  }, []);
  return secret;
}

function fragment(): string {
  return window.location.hash.slice(1);
}
