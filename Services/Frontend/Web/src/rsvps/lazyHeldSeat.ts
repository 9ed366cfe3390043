import { lazy } from "react";
import { withTexts } from "../language/withTexts";

/** Has it at hand, so that a press for a seat shows the ticket at once, and also when the network is gone by then. */
export const loadHeldSeat = () => withTexts(import("./HeldSeat"), "seat");

export const HeldSeat = lazy(async () => ({ default: (await loadHeldSeat()).HeldSeat }));
