/** Whether this browser finds QR codes in pictures, and has pictures of a camera to find them in. */
export async function canScan(): Promise<boolean> {
  if (window.BarcodeDetector === undefined || navigator.mediaDevices === undefined) return false;
  // Some browsers have the interface and nothing behind it.
  return (await window.BarcodeDetector.getSupportedFormats()).includes("qr_code");
}
