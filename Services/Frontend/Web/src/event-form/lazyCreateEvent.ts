import { lazy } from "react";
import { withTexts } from "../language/withTexts";

// The form is there when the server has said what stands in it, and what one chooses from: it is loaded meanwhile.
export const loadCreateEvent = () => withTexts(import("./CreateEvent"), "event", "form", "field");

export const CreateEvent = lazy(async () => ({ default: (await loadCreateEvent()).CreateEvent }));
