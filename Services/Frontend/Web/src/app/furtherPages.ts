// What visitors open after the pages that they come for, in one file; see organizerPages.ts.
import "./laterFile";

export { AboutPage } from "../about/AboutPage";
export { ForgotPasswordPage } from "../auth/ForgotPasswordPage";
export { RegisterPage } from "../auth/RegisterPage";
export { ResetPasswordPage } from "../auth/ResetPasswordPage";
export { SignInPage } from "../auth/SignInPage";
export { VerifyEmailPage } from "../auth/VerifyEmailPage";
export { GroupPage } from "../groups/GroupPage";
export { GroupsPage } from "../groups/GroupsPage";
export { GuestPlacePage } from "../guests/GuestPlacePage";
export { NotificationsPage } from "../notifications/NotificationsPage";
export { MyEventsPage } from "../rsvps/MyEventsPage";
export { SettingsPage } from "../settings/SettingsPage";
