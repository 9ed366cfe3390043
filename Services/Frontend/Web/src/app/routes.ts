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
const CreateEventPage = lazy(async () => ({ default: (await organizerPages()).CreateEventPage }));
const ManageEventPage = lazy(async () => ({ default: (await organizerPages()).ManageEventPage }));
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
  { pattern: "/events/:id/manage", page: ManageEventPage },
  { pattern: "/rsvps/:id/confirm", page: GuestPlacePage },
  { pattern: "/me/events", page: MyEventsPage },
  { pattern: "/me/settings", page: SettingsPage },
  { pattern: "/notifications", page: NotificationsPage },
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
