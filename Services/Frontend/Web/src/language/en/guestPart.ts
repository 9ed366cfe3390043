import { guestPlace } from "./guestPlace";
import { guests } from "./guests";

/** What is said to who comes without an account. */
export const guestPart = { guestPlace, guests };
