import { adminFrame } from "./adminFrame";

/** What stands around what administrators see. */
export const adminFramePart = { adminFrame };
