// What only organizers open, in one file: many small ones share so many pieces that those cost more than they save.
import "./laterFile";

export { ManageEventPage } from "../check-in/ManageEventPage";
export { DeliveriesPage } from "../deliveries/DeliveriesPage";
export { CreateEventPage } from "../event-form/CreateEventPage";
export { EditEventPage } from "../event-form/EditEventPage";
export { MessagesPage } from "../messages/MessagesPage";
export { OrganizerPage } from "../organizer/OrganizerPage";
