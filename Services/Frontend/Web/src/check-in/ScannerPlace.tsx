import type { ReactElement } from "react";
import { mayScan } from "./canScan";

/** The room for the button of the camera, so that nothing jumps when it comes. */
export function ScannerPlace(): ReactElement | null {
  return mayScan() ? <div className="scanner scanner-place" /> : null;
}
