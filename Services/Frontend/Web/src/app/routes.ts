import { createElement, lazy } from "react";
import type { ComponentType } from "react";
import { withTexts } from "../language/withTexts";
import type { Route } from "../router/matchRoute";

interface PageProps {
  readonly parameters: Readonly<Record<string, string>>;
}

/** A page of the application; it reads the values in its address from `parameters`. */
export type Page = ComponentType<PageProps> & {
  /** Brings its file, without which it shows its outline first. */
  load(): Promise<unknown>;
};

// Each page is loaded when it is opened, with what it says; what visitors come to is announced in index.html already, see
// early/firstNeeds.ts. Each is within what a first view may take; see first-view.mjs.
const HomePage = pageOf(() => withTexts(import("../home/HomePage"), "home"), "HomePage");
const EventsPage = pageOf(() => withTexts(import("../events/EventsPage"), "list"), "EventsPage");
const EventPage = pageOf(() => withTexts(import("../events/EventPage"), "event"), "EventPage");
const SignInPage = pageOf(() => withTexts(import("../auth/SignInPage"), "form", "auth"), "SignInPage");
const RegisterPage = pageOf(() => withTexts(import("../auth/RegisterPage"), "form", "auth"), "RegisterPage");
const ForgotPasswordPage = pageOf(
  () => withTexts(import("../auth/ForgotPasswordPage"), "form", "auth"),
  "ForgotPasswordPage",
);
const ResetPasswordPage = pageOf(
  () => withTexts(import("../auth/ResetPasswordPage"), "form", "auth"),
  "ResetPasswordPage",
);
const VerifyEmailPage = pageOf(() => withTexts(import("../auth/VerifyEmailPage"), "auth"), "VerifyEmailPage");
const MyEventsPage = pageOf(
  () => withTexts(import("../rsvps/MyEventsPage"), "event", "myEvent"),
  "MyEventsPage",
);
const NotificationsPage = pageOf(
  () => withTexts(import("../notifications/NotificationsPage"), "person"),
  "NotificationsPage",
);
const SettingsPage = pageOf(
  () => withTexts(import("../settings/SettingsPage"), "form", "auth", "settings"),
  "SettingsPage",
);
const GuestPlacePage = pageOf(
  () => withTexts(import("../guests/GuestPlacePage"), "event", "seat", "guest"),
  "GuestPlacePage",
);
const AboutPage = pageOf(() => withTexts(import("../about/AboutPage"), "campus"), "AboutPage");
const GroupsPage = pageOf(() => withTexts(import("../groups/GroupsPage"), "form", "campus"), "GroupsPage");
const GroupPage = pageOf(() => withTexts(import("../groups/GroupPage"), "campus"), "GroupPage");
const OrganizerPage = pageOf(() => withTexts(import("../organizer/OrganizerPage"), "organizer"), "OrganizerPage");
const ManageEventPage = pageOf(
  () => withTexts(import("../check-in/ManageEventPage"), "form", "organizer", "door"),
  "ManageEventPage",
);
const MessagesPage = pageOf(
  () => withTexts(import("../messages/MessagesPage"), "form", "organizer", "message"),
  "MessagesPage",
);
const DeliveriesPage = pageOf(
  () => withTexts(import("../deliveries/DeliveriesPage"), "organizer", "telling"),
  "DeliveriesPage",
);
const CreateEventPage = pageOf(
  () => withTexts(import("../event-form/CreateEventPage"), "editor"),
  "CreateEventPage",
);
const EditEventPage = pageOf(
  () => withTexts(import("../event-form/EditEventPage"), "organizer", "editor"),
  "EditEventPage",
);
const ApprovalsPage = pageOf(() => withTexts(import("../admin/ApprovalsPage"), "form", "adminFrame", "admin"), "ApprovalsPage");
const PeoplePage = pageOf(() => withTexts(import("../admin/PeoplePage"), "adminFrame", "admin"), "PeoplePage");
const VenuesPage = pageOf(() => withTexts(import("../admin/VenuesPage"), "form", "adminFrame", "admin"), "VenuesPage");
const AuditLogPage = pageOf(
  () => withTexts(import("../admin/AuditLogPage"), "form", "adminFrame", "audit"),
  "AuditLogPage",
);
const DeadLettersPage = pageOf(
  () => withTexts(import("../admin/DeadLettersPage"), "telling", "adminFrame", "admin"),
  "DeadLettersPage",
);
const AdminFiguresPage = pageOf(
  () => withTexts(import("../figures/AdminFiguresPage"), "adminFrame", "figures"),
  "AdminFiguresPage",
);
const OrganizerFiguresPage = pageOf(
  () => withTexts(import("../figures/OrganizerFiguresPage"), "organizer", "figures"),
  "OrganizerFiguresPage",
);
const EventFiguresPage = pageOf(
  () => withTexts(import("../event-figures/EventFiguresPage"), "organizer", "figures", "eventFigures"),
  "EventFiguresPage",
);
// For whoever builds this, and nobody else.
const GalleryPage = pageOf(
  () => withTexts(import("../design/GalleryPage"), "gallery"),
  "GalleryPage",
);

export const ROUTES: readonly Route<Page>[] = [
  { pattern: "/", page: HomePage },
  { pattern: "/events", page: EventsPage },
  { pattern: "/events/new", page: CreateEventPage },
  { pattern: "/events/:id", page: EventPage },
  { pattern: "/events/:id/edit", page: EditEventPage },
  { pattern: "/events/:id/manage", page: ManageEventPage },
  { pattern: "/events/:id/messages", page: MessagesPage },
  { pattern: "/events/:id/deliveries", page: DeliveriesPage },
  { pattern: "/events/:id/figures", page: EventFiguresPage },
  { pattern: "/rsvps/:id/confirm", page: GuestPlacePage },
  { pattern: "/me/events", page: MyEventsPage },
  { pattern: "/me/settings", page: SettingsPage },
  { pattern: "/notifications", page: NotificationsPage },
  { pattern: "/organizer", page: OrganizerPage },
  { pattern: "/organizer/figures", page: OrganizerFiguresPage },
  { pattern: "/admin", page: ApprovalsPage },
  { pattern: "/admin/figures", page: AdminFiguresPage },
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

/** A page that its file brings. */
function pageOf<Name extends string>(
  load: () => Promise<{ readonly [Key in Name]: ComponentType<PageProps> }>,
  name: Name,
): Page {
  let loaded: ComponentType<PageProps> | null = null;
  const find = async () => {
    loaded = (await load())[name];
    return { default: loaded };
  };
  // It shows the outline for a moment even where the file is there already.
  const Awaited = lazy(find);
  return Object.assign((properties: PageProps) => createElement(loaded ?? Awaited, properties), { load: find });
}
