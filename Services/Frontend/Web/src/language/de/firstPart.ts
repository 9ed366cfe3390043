import { account } from "./account";
import { api } from "./api";
import { categories } from "./categories";
import { decisions } from "./decisions";
import { events } from "./events";
import { forms } from "./forms";
import { guests } from "./guests";
import { home } from "./home";
import { problems } from "./problems";
import { rsvps } from "./rsvps";
import { shell } from "./shell";
import { tickets } from "./tickets";

/** What the pages say that most people come for, and the frame around all pages. */
export const firstPart = {
  account,
  api,
  categories,
  decisions,
  events,
  forms,
  guests,
  home,
  problems,
  rsvps,
  shell,
  tickets,
};
