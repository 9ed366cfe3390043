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

// Each page is loaded when it is opened; what visitors come to is announced in index.html already, see early/firstNeeds.ts.
const HomePage = pageOf(() => withTexts(import("../home/HomePage"), "home"), "HomePage");
const EventsPage = pageOf(() => import("../events/EventsPage"), "EventsPage");
const EventPage = pageOf(() => withTexts(import("../events/EventPage"), "event"), "EventPage");
const furtherPages = () => withTexts(import("./furtherPages"), "event", "seat", "form", "further");
const organizerPages = () => withTexts(import("./organizerPages"), "event", "form", "organizer");
// Administrators see what was told to whom, as organizers do, in the same words.
const adminPages = () => withTexts(import("./adminPages"), "event", "form", "organizer", "admin");
const figurePages = () => withTexts(import("./figurePages"), "event", "form", "organizer", "admin", "figures");
const CreateEventPage = pageOf(organizerPages, "CreateEventPage");
const ManageEventPage = pageOf(organizerPages, "ManageEventPage");
const EditEventPage = pageOf(organizerPages, "EditEventPage");
const OrganizerPage = pageOf(organizerPages, "OrganizerPage");
const MessagesPage = pageOf(organizerPages, "MessagesPage");
const DeliveriesPage = pageOf(organizerPages, "DeliveriesPage");
const OrganizerFiguresPage = pageOf(figurePages, "OrganizerFiguresPage");
const EventFiguresPage = pageOf(figurePages, "EventFiguresPage");
const AdminFiguresPage = pageOf(figurePages, "AdminFiguresPage");
const ApprovalsPage = pageOf(adminPages, "ApprovalsPage");
const PeoplePage = pageOf(adminPages, "PeoplePage");
const VenuesPage = pageOf(adminPages, "VenuesPage");
const AuditLogPage = pageOf(adminPages, "AuditLogPage");
const DeadLettersPage = pageOf(adminPages, "DeadLettersPage");
const GuestPlacePage = pageOf(furtherPages, "GuestPlacePage");
const SignInPage = pageOf(furtherPages, "SignInPage");
const RegisterPage = pageOf(furtherPages, "RegisterPage");
const MyEventsPage = pageOf(furtherPages, "MyEventsPage");
const AboutPage = pageOf(furtherPages, "AboutPage");
const NotificationsPage = pageOf(furtherPages, "NotificationsPage");
const SettingsPage = pageOf(furtherPages, "SettingsPage");
// For whoever builds this, and nobody else.
const GalleryPage = pageOf(() => withTexts(import("../design/GalleryPage"), "home", "event", "form", "further"), "GalleryPage");
const GroupsPage = pageOf(furtherPages, "GroupsPage");
const GroupPage = pageOf(furtherPages, "GroupPage");
const ForgotPasswordPage = pageOf(furtherPages, "ForgotPasswordPage");
const ResetPasswordPage = pageOf(furtherPages, "ResetPasswordPage");
const VerifyEmailPage = pageOf(furtherPages, "VerifyEmailPage");

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

/** One page of those that a file brings. */
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
