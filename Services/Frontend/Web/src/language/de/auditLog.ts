import type { auditLog as english } from "../en/auditLog";
import type { Translated } from "../Text";

export const auditLog: Translated<typeof english> = {
  theLog: "das Protokoll",
  emptyLog: "So etwas ist nicht geschehen.",
  subject: "Womit es geschah",
  everything: "Alles",
  subject_event: "Events",
  subject_venue: "Räume",
  subject_group: "Gruppen",
  subject_account: "Konten",
  subject_session: "Anmeldungen",
  from: "Von",
  to: "Bis",
  what: "Was",
  who: "Wer",
  nobodyDid: "Niemand",
  detail: "Einzelheiten",
  when: "Wann",
};
