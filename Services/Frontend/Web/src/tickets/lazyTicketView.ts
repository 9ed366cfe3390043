import { lazy } from "react";
import { withTexts } from "../language/withTexts";

/** For where a ticket is shown to who asks for it. */
export const TicketView = lazy(async () => ({ default: (await withTexts(import("./TicketView"), "seat")).TicketView }));
