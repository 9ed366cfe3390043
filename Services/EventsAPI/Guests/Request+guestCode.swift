import HTTPTypes
import Hummingbird
import ServiceKit

extension Request {
    /// What was mailed to a guest and stands for signing in: in a field of its own, which no log of addresses keeps, or
    /// in the query.
    var guestCode: String? {
        headers[.rsvpCode] ?? uri.queryParameters["code"].map(String.init)
    }
}

extension HTTPField.Name {
    static let rsvpCode = unchecked("RSVP-Code")
}
