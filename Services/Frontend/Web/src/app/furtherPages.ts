// What visitors open after the pages that they come for, in one file; see organizerPages.ts.
export { AboutPage } from "../about/AboutPage";
export { RegisterPage } from "../auth/RegisterPage";
export { SignInPage } from "../auth/SignInPage";
export { GuestPlacePage } from "../guests/GuestPlacePage";
export { MyEventsPage } from "../rsvps/MyEventsPage";
