// What only organizers open, in one file: many small ones share so many pieces that those cost more than they save.
import "./eventFile";
import "./filterFile";
import "./listFile";

export { ManageEventPage } from "../check-in/ManageEventPage";
export { DeliveriesPage } from "../deliveries/DeliveriesPage";
export { CreateEventPage } from "../events/CreateEventPage";
export { MessagesPage } from "../messages/MessagesPage";
export { EditEventPage } from "../organizer/EditEventPage";
export { OrganizerPage } from "../organizer/OrganizerPage";
