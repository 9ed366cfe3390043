/// What a mail does to its reader's calendar (RFC 6047).
struct CalendarAttachment: Equatable, Sendable {
    /// `REQUEST` or `CANCEL` (RFC 5546 §1.4).
    let method: String
    /// `text/calendar` in UTF-8.
    let content: [UInt8]
}
