import CampusCore

/// What a sign-in or a refresh gives: the body of the answer and its cookie.
struct IssuedSession: Sendable {
    let session: Session
    /// A whole `Set-Cookie` value.
    let cookie: String
}
