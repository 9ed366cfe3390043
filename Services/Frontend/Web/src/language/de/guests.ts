import type { guests as english } from "../en/guests";
import type { Translated } from "../Text";

export const guests: Translated<typeof english> = {
  minutes_one: "{{count}} Minute",
  minutes_other: "{{count}} Minuten",
  askOther: "Mit einer anderen Adresse fragen",
  hasPlace: "Diese Adresse hat schon einen Platz.",
  hasPlaceWords: "In der E-Mail, die wir damals an <address>{{address}}</address> geschickt haben, steht der Link dazu.",
  timeOver: "Die Zeit zum Bestätigen ist um.",
  timeOverWords: "Wenn du den Knopf hinter unserem Link nicht gedrückt hast, bekommt jemand anders den Platz. Du kannst noch einmal fragen.",
  checkMail: "Sieh in dein Postfach.",
  seatOrNext: "Wir haben eine E-Mail an <address>{{address}}</address> geschickt. Bestätige mit ihrem Link innerhalb von {{minutes}}, bis {{time}}, sonst bekommt jemand anders den Platz.",
  lineOrNext: "Wir haben eine E-Mail an <address>{{address}}</address> geschickt. Bestätige mit ihrem Link innerhalb von {{minutes}}, bis {{time}}, sonst verfällt deine Stelle auf der Warteliste.",
  name: "Dein Name",
  email: "E-Mail",
  noAccountNeeded: "Ohne Konto: Wir schicken dir eine E-Mail, und du bestätigst mit ihrem Link.",
  waitAsGuest: "Als Gast auf die Warteliste",
  rsvpAsGuest: "Als Gast zusagen",
};
