import CampusCore

extension RSVP {
    /// The RSVP as the people at the door see it.
    var withMaskedAddress: RSVP {
        var rsvp = self
        rsvp.email = EmailAddress.masked(email)
        return rsvp
    }
}

extension CheckInCandidate {
    /// The same of someone whose name is another's too.
    var withMaskedAddress: CheckInCandidate {
        CheckInCandidate(
            rsvpID: rsvpID,
            name: name,
            email: EmailAddress.masked(email),
            status: status,
            checkedInAt: checkedInAt
        )
    }
}

extension EmailAddress {
    /// `a***@campus.example`: enough to ask somebody how theirs begins, too little to write to. Still an address by
    /// its form, since `*` may stand in one (RFC 5322 §3.2.3).
    static func masked(_ address: String) -> String {
        guard let at = address.lastIndex(of: "@"), at > address.startIndex else { return "***" }
        return "\(address.prefix(1))***\(address[at...])"
    }
}
