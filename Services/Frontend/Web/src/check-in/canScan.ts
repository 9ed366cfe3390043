/** Whether this browser says that it finds codes in pictures, and has pictures of a camera to find them in. */
export function mayScan(): boolean {
  return window.BarcodeDetector !== undefined && navigator.mediaDevices !== undefined;
}

/** Whether it finds QR codes. */
export async function canScan(): Promise<boolean> {
  // Some browsers have the interface and nothing behind it.
  return mayScan() && (await window.BarcodeDetector?.getSupportedFormats() ?? []).includes("qr_code");
}
