import type { CheckInSubject } from "./CheckIn";

/** A ticket's code has 53 characters; one that was typed with some missing is still meant as a code. */
const FEWEST_OF_A_CODE = 30;

/** Reads what was typed or scanned at the door: a ticket's code, however it is grouped, or else a name. */
export function checkInSubject(text: string): CheckInSubject {
  const typed = text.trim();
  const characters = typed.replace(/[\s-]/g, "");
  const isCode = characters.length >= FEWEST_OF_A_CODE && /^[0-9a-z]*[0-9][0-9a-z]*$/i.test(characters);
  return isCode ? { code: typed } : { name: typed };
}
