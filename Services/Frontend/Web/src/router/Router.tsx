import { createContext, useContext, useEffect, useMemo, useState } from "react";
import type { ReactElement, ReactNode } from "react";

export interface Location {
  readonly path: string;
  /** With its question mark, or empty. */
  readonly search: string;
}

export interface Navigation {
  readonly location: Location;
  /** Goes to an address of this application; `replace` leaves no entry in the history. */
  navigate(address: string, options?: { readonly replace?: boolean }): void;
}

const NavigationContext = createContext<Navigation | null>(null);

/** Holds the current address and follows the browser's back and forward. */
export function Router({ children }: { readonly children: ReactNode }): ReactElement {
  const [location, setLocation] = useState(currentLocation);

  useEffect(() => {
    const follow = () => setLocation(currentLocation());
    window.addEventListener("popstate", follow);
    return () => window.removeEventListener("popstate", follow);
  }, []);

  const navigation = useMemo<Navigation>(() => ({
    location,
    navigate(address, { replace = false } = {}) {
      const samePage = new URL(address, window.location.href).pathname === window.location.pathname;
      window.history[replace ? "replaceState" : "pushState"](null, "", address);
      setLocation(currentLocation());
      if (!samePage) window.scrollTo(0, 0);
    },
  }), [location]);

  return <NavigationContext.Provider value={navigation}>{children}</NavigationContext.Provider>;
}

export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext);
  if (navigation === null) throw new Error("useNavigation outside of Router");
  return navigation;
}

function currentLocation(): Location {
  return { path: window.location.pathname, search: window.location.search };
}
