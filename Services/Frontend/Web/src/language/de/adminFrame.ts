import type { adminFrame as english } from "../en/adminFrame";
import type { Translated } from "../Text";

export const adminFrame: Translated<typeof english> = {
  navigation: "Verwaltung",
  notTheirs: "Das sieht nur die Verwaltung.",
  approvals: "Freigaben",
  figures: "Zahlen",
  people: "Personen",
  venues: "Räume",
  auditLog: "Protokoll",
  deadLetters: "Unzustellbares",
};
