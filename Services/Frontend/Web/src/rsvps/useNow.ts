import { useEffect, useState } from "react";
import { useCampus } from "../app/CampusContext";

/** How often a page looks at the clock (milliseconds): an opening is noticed within a second. */
const TICK = 1000;

/** The server's time in milliseconds since 1970, as it goes by, so that RSVPs open and close on the page by themselves. */
export function useNow(): number {
  const { clock } = useCampus();
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const time = clock.now();
      setNow(time);
      // With the server's seconds, so that a countdown ends when RSVPs open.
      timer = setTimeout(tick, TICK - time % TICK);
    };
    tick();
    return () => clearTimeout(timer);
  }, [clock]);
  return now;
}
