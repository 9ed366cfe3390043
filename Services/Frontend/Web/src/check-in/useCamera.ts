import { useEffect, useRef, useState } from "react";
import type { RefObject } from "react";

export type CameraState = "starting" | "scanning" | "refused" | "missing";

export interface Camera {
  readonly video: RefObject<HTMLVideoElement>;
  readonly state: CameraState;
}

/** Between two looks at the picture (milliseconds): quick enough for a queue, and easy on a phone's battery. */
const LOOK_EVERY = 200;
/** A ticket that is held before the camera for longer is still one ticket (milliseconds). */
const SAME_FOR = 4000;

/** Looks for QR codes with the camera, and tells each once, until the component is gone. */
export function useCamera(onCode: (code: string) => void): Camera {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<CameraState>("starting");
  const latest = useRef(onCode);
  latest.current = onCode;

  useEffect(() => {
    const abandoned = new AbortController();
    void look(video, abandoned.signal, setState, (code) => latest.current(code));
    return () => abandoned.abort();
  }, []);

  return { video, state };
}

async function look(
  video: RefObject<HTMLVideoElement>,
  signal: AbortSignal,
  setState: (state: CameraState) => void,
  tell: (code: string) => void,
): Promise<void> {
  const stream = await open(signal, setState);
  const element = video.current;
  if (stream === null || element === null || window.BarcodeDetector === undefined) return;
  const detector = new window.BarcodeDetector({ formats: ["qr_code"] });
  element.srcObject = stream;
  try {
    await element.play();
  } catch {
    // Whoever closes the camera while it starts has no use for a word about it.
    if (!signal.aborted) setState("missing");
    return;
  }
  if (signal.aborted) return;
  setState("scanning");
  let last = { code: "", at: 0 };
  while (!signal.aborted) {
    const [found] = await codes(detector, element);
    const now = Date.now();
    if (found !== undefined) {
      if (found !== last.code || now - last.at > SAME_FOR) tell(found);
      last = { code: found, at: now };
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  }
}

async function open(signal: AbortSignal, setState: (state: CameraState) => void): Promise<MediaStream | null> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    const stop = () => stream.getTracks().forEach((track) => track.stop());
    signal.addEventListener("abort", stop);
    if (!signal.aborted) return stream;
    stop();
  } catch (error) {
    const isRefused = error instanceof DOMException && error.name === "NotAllowedError";
    if (!signal.aborted) setState(isRefused ? "refused" : "missing");
  }
  return null;
}

async function codes(detector: BarcodeDetector, element: HTMLVideoElement): Promise<readonly string[]> {
  try {
    return (await detector.detect(element)).map(({ rawValue }) => rawValue);
  } catch {
    // Between two pictures there may be none to look at.
    return [];
  }
}
