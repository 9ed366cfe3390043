import type { forms as english } from "../en/forms";
import type { Translated } from "../Text";

export const forms: Translated<typeof english> = {
  required: "Das wird gebraucht.",
  optional: "freiwillig",
  look: "Sieh dir einige Angaben noch einmal an.",
  fieldSays: "Bitte prüfe diese Angabe. („{{words}}“)",
  saved: "Gespeichert.",
  chooseOne: "Bitte wählen",
  tooShort_one: "Muss mindestens {{count}} Zeichen haben.",
  tooShort_other: "Muss mindestens {{count}} Zeichen haben.",
  tooLong_one: "Darf höchstens {{count}} Zeichen haben.",
  tooLong_other: "Darf höchstens {{count}} Zeichen haben.",
  badEmail: "Muss eine E-Mail-Adresse sein, etwa name@campus.example.",
  badAddress: "Muss eine Webadresse sein, die mit https:// beginnt.",
  badNumber: "Muss eine ganze Zahl von {{least}} bis {{most}} sein.",
  badTime: "Muss ein Datum mit Uhrzeit sein.",
  invalid: "Das kann nicht stimmen. Sieh es dir noch einmal an.",
};
