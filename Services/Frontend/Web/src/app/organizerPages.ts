// What only organizers open, in one file: many small ones share so many pieces that those cost more than they save.
export { ManageEventPage } from "../check-in/ManageEventPage";
export { CreateEventPage } from "../events/CreateEventPage";
