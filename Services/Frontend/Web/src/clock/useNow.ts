import { useEffect, useState } from "react";
import { useCampus } from "../app/CampusContext";

/** With this an opening is noticed within a second (milliseconds). */
const SECOND = 1_000;

/**
 * The server's time in milliseconds since 1970, as it goes by, so that pages change by themselves when something opens,
 * closes or ends.
 *
 * @param every how often to look at the clock (milliseconds)
 */
export function useNow(every = SECOND): number {
  const { clock } = useCampus();
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const time = clock.now();
      setNow(time);
      // With the server's seconds, so that a countdown ends when RSVPs open.
      timer = setTimeout(tick, every - time % every);
    };
    tick();
    return () => clearTimeout(timer);
  }, [clock, every]);
  return now;
}
