/** The zones to choose from, as values and texts; `chosen` is among them even where the browser lists none. */
export function timeZoneOptions(chosen: string): readonly (readonly [value: string, text: string])[] {
  // Safari before 15.4 has no such list.
  const listed = typeof Intl.supportedValuesOf === "function" ? Intl.supportedValuesOf("timeZone") : [];
  const names = [...new Set([chosen, "UTC", ...listed])].sort();
  return names.map((name) => [name, name.replace(/_/g, " ")]);
}
