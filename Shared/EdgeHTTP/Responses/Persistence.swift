import NIOHTTP1

/// What an answer says about the connection after it (RFC 9112 section 9.3).
enum Persistence {
    /// It stays, as it does in HTTP/1.1 without a word.
    case implied
    /// It stays, which an HTTP/1.0 client must be told.
    case explicit
    case close

    var field: String? {
        switch self {
        case .implied: nil
        case .explicit: "keep-alive"
        case .close: "close"
        }
    }
}
