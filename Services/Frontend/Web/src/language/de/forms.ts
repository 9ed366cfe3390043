import type { forms as english } from "../en/forms";
import type { Translated } from "../Text";

export const forms: Translated<typeof english> = {
  required: "Das wird gebraucht.",
  optional: "freiwillig",
  look: "Sieh dir einige Angaben noch einmal an.",
  fieldSays: "Bitte prüfe diese Angabe. („{{words}}“)",
  saved: "Gespeichert.",
  chooseOne: "Bitte wählen",
};
