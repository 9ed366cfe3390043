/// Who is told of a change; the raw values are the database's.
public enum LiveAudience: String, Sendable {
    case `public`
    case signedIn = "signed-in"
    /// Who knows the event's id and asks for it.
    case link
    /// Nobody: it is recorded for the replicas alone, which drop what they keep.
    case nobody
}
