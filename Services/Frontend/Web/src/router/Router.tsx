import { createContext, useContext, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { ReactElement, ReactNode } from "react";
import { returnTo } from "./returnTo";
import { entryKey, isReturn, keepPlace, placeOf, shownEntry } from "./scrollPlaces";

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

/** Holds the current address and follows the browser's back and forward, each to the place where the page was left. */
export function Router({ children }: { readonly children: ReactNode }): ReactElement {
  const [location, setLocation] = useState(currentLocation);
  const entry = useRef(shownEntry());
  const wanted = useRef<number | null>(isReturn() ? placeOf(entry.current) : null);

  useEffect(() => {
    // The browser would put the page back before there is anything on it.
    window.history.scrollRestoration = "manual";
    const follow = () => {
      keepPlace(entry.current);
      entry.current = shownEntry();
      wanted.current = placeOf(entry.current);
      setLocation(currentLocation());
    };
    const leave = () => keepPlace(entry.current);
    window.addEventListener("popstate", follow);
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("popstate", follow);
      window.removeEventListener("pagehide", leave);
    };
  }, []);

  // Mostly the page shows what is known from before, and is as high at once as it was.
  useLayoutEffect(() => {
    const place = wanted.current;
    wanted.current = null;
    return place === null ? undefined : returnTo(place);
  }, [location]);

  const navigation = useMemo<Navigation>(() => ({
    location,
    navigate(address, { replace = false } = {}) {
      const samePage = new URL(address, window.location.href).pathname === window.location.pathname;
      keepPlace(entry.current);
      if (!replace) entry.current = entryKey();
      window.history[replace ? "replaceState" : "pushState"]({ key: entry.current }, "", address);
      setLocation(currentLocation());
      if (!samePage) wanted.current = 0;
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
