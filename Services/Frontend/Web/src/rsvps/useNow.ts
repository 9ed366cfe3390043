import { useEffect, useState } from "react";

/** How often a page looks at the clock (milliseconds): an opening is noticed within a second. */
const TICK = 1000;

/** The time in milliseconds since 1970, as it goes by, so that RSVPs open and close on the page by themselves. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK);
    return () => clearInterval(timer);
  }, []);
  return now;
}
