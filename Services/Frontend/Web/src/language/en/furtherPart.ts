import { about } from "./about";
import { auth } from "./auth";
import { gallery } from "./gallery";
import { groups } from "./groups";
import { guestPlace } from "./guestPlace";
import { myEvents } from "./myEvents";
import { notifications } from "./notifications";
import { settings } from "./settings";

/** What further pages say; see app/furtherPages.ts. */
export const furtherPart = { about, auth, gallery, groups, guestPlace, myEvents, notifications, settings };
