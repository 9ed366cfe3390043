// What a guest meets at an event's page, in one file: who asks for a seat needs both.
import "../app/eventFile";

export { GuestAsked } from "./GuestAsked";
export { GuestForm } from "./GuestForm";
