/** What the server finds wrong with a field, and no attribute of a control could say; see forms/fieldSentence.ts. */
export const fieldProblems = {
  guessed: "This is among the first that others would try. Choose another one.",
  notRight: "This is not right. Type it once more.",
  otherCode: "This is not the code that was sent. Look at the SMS once more.",
  oldCode: "This code is not good any more. Have another one sent.",
  phone: "Must be a telephone number with its country, such as +49 30 901820.",
  future: "Must be in the future.",
  afterStart: "Must be after the start.",
  withinYear: "Must be within a year of the start.",
  century: "Must be a day of this century.",
  afterOpening: "Must be after RSVPs open.",
  venueHolds: "Must be at most {{most}}, which is what {{venue}} holds.",
  noVenue: "This venue is no longer in use. Choose another one.",
  noLetter: "Must have a letter.",
  otherGroup: "Must be a group of which you are an owner or editor.",
  oneLine: "Must be one line of ordinary characters.",
} as const;
