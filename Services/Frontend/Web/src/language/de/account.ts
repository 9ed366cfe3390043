import type { account as english } from "../en/account";
import type { Translated } from "../Text";

export const account: Translated<typeof english> = {
  signIn: "Anmelden",
  signOut: "Abmelden",
  register: "Registrieren",
  yourAccount: "dein Konto",
  signInFirst: "Melde dich an, um diese Seite zu sehen.",
  yourAddress: "Deine Adresse",
  ownAddress: "deine Adresse",
  unverified: "Wir haben eine E-Mail an <address>{{address}}</address> geschickt. Öffne ihren Link, um zu bestätigen, dass die Adresse dir gehört; bis dahin kannst du dich umsehen und dir Plätze sichern.",
  sendAgain: "E-Mail noch einmal schicken",
  sent: "Verschickt. Sie sollte in einer Minute da sein.",
};
