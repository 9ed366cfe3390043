// Figures, for organizers and administrators, in one file; see organizerPages.ts.
import "./laterFile";

export { EventFiguresPage } from "../event-figures/EventFiguresPage";
export { AdminFiguresPage } from "../figures/AdminFiguresPage";
export { OrganizerFiguresPage } from "../figures/OrganizerFiguresPage";
