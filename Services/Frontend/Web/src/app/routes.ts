import { lazy } from "react";
import type { ComponentType } from "react";
import { HomePage } from "../home/HomePage";
import type { Part } from "../language/Text";
import { loadTexts } from "../language/texts";
import type { Route } from "../router/matchRoute";

/** A page of the application; it reads the values in its address from `parameters`. */
export type Page = ComponentType<{ readonly parameters: Readonly<Record<string, string>> }>;

// What visitors see first is in the first file; the other pages are loaded when they are opened.
const EventsPage = lazy(async () => ({ default: (await import("../events/EventsPage")).EventsPage }));
const EventPage = lazy(async () => ({ default: (await withTexts(import("../events/EventPage"), "event")).EventPage }));
const furtherPages = () => withTexts(import("./furtherPages"), "event", "further");
const organizerPages = () => withTexts(import("./organizerPages"), "event", "organizer");
// Administrators see what was told to whom, as organizers do, in the same words.
const adminPages = () => withTexts(import("./adminPages"), "event", "organizer", "admin");
const CreateEventPage = lazy(async () => ({ default: (await organizerPages()).CreateEventPage }));
const ManageEventPage = lazy(async () => ({ default: (await organizerPages()).ManageEventPage }));
const EditEventPage = lazy(async () => ({ default: (await organizerPages()).EditEventPage }));
const OrganizerPage = lazy(async () => ({ default: (await organizerPages()).OrganizerPage }));
const MessagesPage = lazy(async () => ({ default: (await organizerPages()).MessagesPage }));
const DeliveriesPage = lazy(async () => ({ default: (await organizerPages()).DeliveriesPage }));
const ApprovalsPage = lazy(async () => ({ default: (await adminPages()).ApprovalsPage }));
const PeoplePage = lazy(async () => ({ default: (await adminPages()).PeoplePage }));
const VenuesPage = lazy(async () => ({ default: (await adminPages()).VenuesPage }));
const AuditLogPage = lazy(async () => ({ default: (await adminPages()).AuditLogPage }));
const DeadLettersPage = lazy(async () => ({ default: (await adminPages()).DeadLettersPage }));
const GuestPlacePage = lazy(async () => ({ default: (await furtherPages()).GuestPlacePage }));
const SignInPage = lazy(async () => ({ default: (await furtherPages()).SignInPage }));
const RegisterPage = lazy(async () => ({ default: (await furtherPages()).RegisterPage }));
const MyEventsPage = lazy(async () => ({ default: (await furtherPages()).MyEventsPage }));
const AboutPage = lazy(async () => ({ default: (await furtherPages()).AboutPage }));
const NotificationsPage = lazy(async () => ({ default: (await furtherPages()).NotificationsPage }));
const SettingsPage = lazy(async () => ({ default: (await furtherPages()).SettingsPage }));
const GalleryPage = lazy(async () => ({ default: (await furtherPages()).GalleryPage }));
const GroupsPage = lazy(async () => ({ default: (await furtherPages()).GroupsPage }));
const GroupPage = lazy(async () => ({ default: (await furtherPages()).GroupPage }));
const ForgotPasswordPage = lazy(async () => ({ default: (await furtherPages()).ForgotPasswordPage }));
const ResetPasswordPage = lazy(async () => ({ default: (await furtherPages()).ResetPasswordPage }));
const VerifyEmailPage = lazy(async () => ({ default: (await furtherPages()).VerifyEmailPage }));

export const ROUTES: readonly Route<Page>[] = [
  { pattern: "/", page: HomePage },
  { pattern: "/events", page: EventsPage },
  { pattern: "/events/new", page: CreateEventPage },
  { pattern: "/events/:id", page: EventPage },
  { pattern: "/events/:id/edit", page: EditEventPage },
  { pattern: "/events/:id/manage", page: ManageEventPage },
  { pattern: "/events/:id/messages", page: MessagesPage },
  { pattern: "/events/:id/deliveries", page: DeliveriesPage },
  { pattern: "/rsvps/:id/confirm", page: GuestPlacePage },
  { pattern: "/me/events", page: MyEventsPage },
  { pattern: "/me/settings", page: SettingsPage },
  { pattern: "/notifications", page: NotificationsPage },
  { pattern: "/organizer", page: OrganizerPage },
  { pattern: "/admin", page: ApprovalsPage },
  { pattern: "/admin/users", page: PeoplePage },
  { pattern: "/admin/venues", page: VenuesPage },
  { pattern: "/admin/audit-log", page: AuditLogPage },
  { pattern: "/admin/dead-letters", page: DeadLettersPage },
  { pattern: "/groups", page: GroupsPage },
  { pattern: "/groups/:id", page: GroupPage },
  { pattern: "/login", page: SignInPage },
  { pattern: "/register", page: RegisterPage },
  { pattern: "/forgot-password", page: ForgotPasswordPage },
  { pattern: "/reset-password", page: ResetPasswordPage },
  { pattern: "/verify-email", page: VerifyEmailPage },
  { pattern: "/gallery", page: GalleryPage },
  { pattern: "/about", page: AboutPage },
];

/** Pages together with what they say. */
async function withTexts<Pages>(pages: Promise<Pages>, ...parts: readonly Part[]): Promise<Pages> {
  await Promise.all(parts.map(loadTexts));
  return pages;
}
