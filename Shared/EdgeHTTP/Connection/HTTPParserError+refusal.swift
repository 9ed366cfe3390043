import NIOHTTP1

extension HTTPParserError {
    /// The status that answers it.
    var refusal: HTTPResponseStatus {
        switch self {
        case .headerOverflow: .requestHeaderFieldsTooLarge
        // `paused` is how the decoder meets the preface of HTTP/2.
        case .invalidVersion, .paused: .httpVersionNotSupported
        default: .badRequest
        }
    }
}
