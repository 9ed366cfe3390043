import type { categories as english } from "../en/categories";
import type { Translated } from "../Text";

export const categories: Translated<typeof english> = {
  Workshop: "Workshop",
  Seminar: "Seminar",
  Social: "Geselliges",
  Sports: "Sport",
  Cultural: "Kultur",
  Career: "Karriere",
  Hackathon: "Hackathon",
  Conference: "Konferenz",
  "Club Meeting": "Gruppentreffen",
  Other: "Sonstiges",
};
