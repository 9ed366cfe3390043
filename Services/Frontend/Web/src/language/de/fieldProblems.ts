import type { fieldProblems as english } from "../en/fieldProblems";
import type { Translated } from "../Text";

export const fieldProblems: Translated<typeof english> = {
  guessed: "Das gehört zu den ersten, die andere versuchen würden. Wähle ein anderes.",
  notRight: "Das stimmt nicht. Tippe es noch einmal.",
  otherCode: "Das ist nicht der Code, der geschickt wurde. Sieh noch einmal in die SMS.",
  oldCode: "Dieser Code gilt nicht mehr. Lass dir einen neuen schicken.",
  phone: "Muss eine Telefonnummer mit Land sein, etwa +49 30 901820.",
  future: "Muss in der Zukunft liegen.",
  afterStart: "Muss nach dem Beginn liegen.",
  withinYear: "Muss innerhalb eines Jahres nach dem Beginn liegen.",
  century: "Muss ein Tag dieses Jahrhunderts sein.",
  afterOpening: "Muss nach dem Beginn der Anmeldung liegen.",
  venueHolds: "Darf höchstens {{most}} sein: So viele fasst {{venue}}.",
  noVenue: "Dieser Raum ist nicht mehr in Gebrauch. Wähle einen anderen.",
  noLetter: "Muss einen Buchstaben haben.",
  otherGroup: "Muss eine Gruppe sein, die du leitest oder für die du bearbeitest.",
  oneLine: "Muss eine Zeile aus gewöhnlichen Zeichen sein.",
};
