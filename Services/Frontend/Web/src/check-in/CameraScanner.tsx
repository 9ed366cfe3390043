import "../app/firstFile";
import { useEffect, useState } from "react";
import type { ReactElement } from "react";
import { useText } from "../language/useText";
import { canScan } from "./canScan";
import { ScannerPlace } from "./ScannerPlace";
import { useCamera } from "./useCamera";

interface CameraScannerProps {
  readonly onCode: (code: string) => void;
}

/** Reads tickets with the camera; nothing where the browser cannot, since a code can be typed everywhere. */
export function CameraScanner({ onCode }: CameraScannerProps): ReactElement | null {
  const t = useText();
  const [isPossible, setPossible] = useState<boolean | null>(null);
  const [isOpen, setOpen] = useState(false);

  useEffect(() => {
    let isGone = false;
    canScan().then((can) => {
      if (!isGone) setPossible(can);
    }, () => setPossible(false));
    return () => {
      isGone = true;
    };
  }, []);

  if (!isPossible) return isPossible === null ? <ScannerPlace /> : null;
  return (
    <div className="scanner">
      {isOpen && <CameraView onCode={onCode} />}
      <button type="button" className="button" aria-pressed={isOpen} onClick={() => setOpen((wasOpen) => !wasOpen)}>
        {isOpen ? t("door.closeCamera") : t("door.openCamera")}
      </button>
    </div>
  );
}

function CameraView({ onCode }: CameraScannerProps): ReactElement {
  const t = useText();
  const { video, state } = useCamera(onCode);
  if (state === "refused") return <p className="notice notice-problem" role="alert">{t("door.cameraRefused")}</p>;
  if (state === "missing") return <p className="notice notice-problem" role="alert">{t("door.cameraMissing")}</p>;
  return (
    <figure className="scanner-view">
      {/* Without sound there is nothing to caption. */}
      <video ref={video} muted playsInline aria-hidden="true" />
      <figcaption><span role="status">{state === "scanning" ? t("door.scanning") : t("door.cameraStarting")}</span></figcaption>
    </figure>
  );
}
