import { useEffect, useRef } from "react";
import type { ReactElement } from "react";
import { formatNumber } from "../language/texts";
import { NavigationLink } from "../router/NavigationLink";

interface TabsProps {
  readonly label: string;
  /** With how much there is to do behind it; nothing is said of none. */
  readonly tabs: readonly (readonly [address: string, words: string, count?: number | null | undefined])[];
}

/** The ways between pages that belong together. Where they do not all fit, the row scrolls to the one that is open. */
export function Tabs({ label, tabs }: TabsProps): ReactElement {
  const row = useRef<HTMLElement>(null);
  // A number that comes later makes its tab wider.
  const counts = tabs.map(([, , count]) => count ?? 0).join();
  useEffect(() => {
    const open = row.current?.querySelector<HTMLElement>("[aria-current]");
    if (row.current && open) row.current.scrollLeft = open.offsetLeft - row.current.offsetLeft;
  }, [counts]);
  return (
    <nav className="tabs" aria-label={label} ref={row}>
      {tabs.map(([address, words, count]) => (
        <NavigationLink key={address} to={address}>
          {words}
          {count != null && count > 0 && <>{" "}<b className="chip-count">{formatNumber(count)}</b></>}
        </NavigationLink>
      ))}
    </nav>
  );
}
