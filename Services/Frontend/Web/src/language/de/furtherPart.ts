import { about } from "./about";
import { auth } from "./auth";
import { groups } from "./groups";
import { guestPlace } from "./guestPlace";
import { myEvents } from "./myEvents";
import { notifications } from "./notifications";
import { settings } from "./settings";

/** What further pages say; see app/furtherPages.ts. */
export const furtherPart = { about, auth, groups, guestPlace, myEvents, notifications, settings };
