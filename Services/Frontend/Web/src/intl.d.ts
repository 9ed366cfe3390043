// TypeScript 4.8 does not know this function of ES2022's Intl yet.
declare namespace Intl {
  function supportedValuesOf(key: "timeZone"): string[];
}
