/// The address of a person's calendar, as `POST users/me/calendar-token` answers it; it cannot be asked for again.
struct CalendarSubscription: Encodable, Equatable, Sendable {
    let token: String
    let url: String
}
