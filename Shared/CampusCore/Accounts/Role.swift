/// What an account may do, beside what its groups allow.
public enum Role: String, Codable, Sendable, CaseIterable {
    case student, organizer, admin
}

/// How a person belongs to the university.
public enum Affiliation: String, Codable, Sendable, CaseIterable {
    case student, faculty, staff, guest
}
