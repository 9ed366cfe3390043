import { useEffect, useRef, useState } from "react";
import { startTimer } from "./startTimer";

/** A value that changes at most once in so many milliseconds, and ends up at the latest one. */
export function useThrottled<Value>(value: Value, milliseconds: number): Value {
  const [shown, setShown] = useState(value);
  const latest = useRef(value);
  latest.current = value;
  const callOff = useRef<(() => void) | null>(null);

  useEffect(() => {
    if (Object.is(value, shown) || callOff.current !== null) return;
    callOff.current = startTimer(milliseconds, () => {
      callOff.current = null;
      setShown(latest.current);
    });
  }, [value, shown, milliseconds]);

  useEffect(() => () => callOff.current?.(), []);
  return shown;
}
