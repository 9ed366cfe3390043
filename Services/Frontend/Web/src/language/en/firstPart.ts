import { account } from "./account";
import { api } from "./api";
import { categories } from "./categories";
import { events } from "./events";
import { shell } from "./shell";

/** What the pages say that most people come for, and the frame around all pages. */
export const firstPart = {
  account,
  api,
  categories,
  events,
  shell,
};
