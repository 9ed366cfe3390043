import { auth } from "./auth";

/** What is said to who signs in, registers or changes a password. */
export const authPart = { auth };
