import NIOHTTP1

/// Why a request is not read any further; what follows it on its connection is never read at all.
struct RequestRefusal: Error, Equatable {
    let status: HTTPResponseStatus

    /// What two servers could read differently (RFC 9112 section 11.2), or nobody can read.
    static let ambiguous = RequestRefusal(status: .badRequest)
    static let targetTooLong = RequestRefusal(status: .uriTooLong)
    static let headTooLarge = RequestRefusal(status: .requestHeaderFieldsTooLarge)
    /// The name is RFC 9110's (section 15.5.14); NIO's is older.
    static let bodyTooLarge = RequestRefusal(status: .custom(code: 413, reasonPhrase: "Content Too Large"))
    static let otherVersion = RequestRefusal(status: .httpVersionNotSupported)
}
