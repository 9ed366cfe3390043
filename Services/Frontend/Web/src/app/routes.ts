import { lazy } from "react";
import type { ComponentType } from "react";
import { EventPage } from "../events/EventPage";
import { EventsPage } from "../events/EventsPage";
import { HomePage } from "../home/HomePage";
import type { Route } from "../router/matchRoute";

/** A page of the application; it reads the values in its address from `parameters`. */
export type Page = ComponentType<{ readonly parameters: Readonly<Record<string, string>> }>;

// The three pages that most people come for are in the first file; the others are loaded when they are opened.
const CreateEventPage = lazy(async () => ({ default: (await import("../events/CreateEventPage")).CreateEventPage }));
const SignInPage = lazy(async () => ({ default: (await import("../auth/SignInPage")).SignInPage }));
const RegisterPage = lazy(async () => ({ default: (await import("../auth/RegisterPage")).RegisterPage }));
const MyEventsPage = lazy(async () => ({ default: (await import("../rsvps/MyEventsPage")).MyEventsPage }));
const AboutPage = lazy(async () => ({ default: (await import("../about/AboutPage")).AboutPage }));

export const ROUTES: readonly Route<Page>[] = [
  { pattern: "/", page: HomePage },
  { pattern: "/events", page: EventsPage },
  { pattern: "/events/new", page: CreateEventPage },
  { pattern: "/events/:id", page: EventPage },
  { pattern: "/me/events", page: MyEventsPage },
  { pattern: "/login", page: SignInPage },
  { pattern: "/register", page: RegisterPage },
  { pattern: "/about", page: AboutPage },
];
