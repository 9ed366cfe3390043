import { t } from "../language/texts";

/** What the server says of a field where the browser could not know it, by how it says it. */
const KNOWN = [
  ["forms.required", /^is required$/],
  ["fieldProblems.guessed", /^is (among the first that others would try|known to everyone)$/],
  ["fieldProblems.notRight", /^is not right$/],
  ["fieldProblems.otherCode", /^(is not the one that was sent|must be the six digits of the SMS)$/],
  ["fieldProblems.oldCode", /^is not good any more; ask for another$/],
  ["fieldProblems.phone", /^must be a telephone number/],
  ["fieldProblems.future", /^must be in the future$/],
  ["fieldProblems.afterStart", /^must be after start_time$/],
  ["fieldProblems.withinYear", /^must be within a year of start_time$/],
  ["fieldProblems.century", /^must lie between the years 2000 and 2099$/],
  ["fieldProblems.afterOpening", /^must be after rsvp_opens_at$/],
  ["fieldProblems.noVenue", /^is no venue in use$/],
  ["fieldProblems.noLetter", /^must have a letter$/],
  ["fieldProblems.otherGroup", /^must be, and have been, a group that you are an owner or editor of$/],
  ["fieldProblems.oneLine", /^must be one line, without control characters$/],
] as const;

/** "must be at most 40, what Room 7 holds". */
const VENUE_HOLDS = /^must be at most (\d+), what (.+) holds$/;

/** Turns the server's `must be after start_time` into a sentence that stands alone, in the language of the page. */
export function fieldSentence(message: string): string {
  const [key] = KNOWN.find(([, said]) => said.test(message)) ?? [];
  if (key !== undefined) return t(key);
  const [, most, venue] = VENUE_HOLDS.exec(message) ?? [];
  if (most !== undefined && venue !== undefined) return t("fieldProblems.venueHolds", { most: Number(most), venue });
  const words = message.replace(/_/g, " ");
  const sentence = words.charAt(0).toUpperCase() + words.slice(1);
  return t("forms.fieldSays", { words: /[.!?]$/.test(sentence) ? sentence : `${sentence}.` });
}
