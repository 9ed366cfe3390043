/// Why the server ends a live connection.
public enum LiveClosure: Sendable {
    /// The person was signed out; the client comes back as who it is then.
    case signedOut
    /// The service stops; the client comes back, to another replica.
    case stopping
}
