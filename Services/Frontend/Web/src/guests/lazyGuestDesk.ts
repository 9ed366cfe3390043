import { lazy } from "react";
import { withTexts } from "../language/withTexts";

// Only who comes as a guest needs it.
const guestDesk = () => withTexts(import("./guestDesk"), "form", "guest");

export const GuestAsked = lazy(async () => ({ default: (await guestDesk()).GuestAsked }));
export const GuestForm = lazy(async () => ({ default: (await guestDesk()).GuestForm }));
