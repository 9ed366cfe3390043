import { lazy } from "react";
import { withTexts } from "../language/withTexts";

// The form is there when the server has said what stands in it, and what one chooses from: it is loaded meanwhile.
export const loadEditEvent = () => withTexts(import("./EditEvent"), "event", "form", "field");

export const EditEvent = lazy(async () => ({ default: (await loadEditEvent()).EditEvent }));
