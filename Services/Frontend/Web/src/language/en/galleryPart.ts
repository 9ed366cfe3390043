import { gallery } from "./gallery";

/** What is said of the pieces that pages are made of. */
export const galleryPart = { gallery };
