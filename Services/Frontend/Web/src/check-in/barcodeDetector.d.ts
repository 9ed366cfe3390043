// The Shape Detection API, which TypeScript does not know: https://wicg.github.io/shape-detection-api/
interface DetectedBarcode {
  readonly rawValue: string;
}

interface BarcodeDetector {
  detect(image: HTMLVideoElement): Promise<readonly DetectedBarcode[]>;
}

interface Window {
  /** Not in every browser. */
  readonly BarcodeDetector?: {
    new (options: { readonly formats: readonly string[] }): BarcodeDetector;
    getSupportedFormats(): Promise<readonly string[]>;
  };
}
