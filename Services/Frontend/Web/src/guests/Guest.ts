/** Someone without an account who asks for a seat; the body of a guest's `POST events/{id}/rsvp`. */
export interface Guest {
  readonly name: string;
  readonly email: string;
}
