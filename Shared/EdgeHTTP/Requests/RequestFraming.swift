import NIOHTTP1

/// What a head says about the bytes behind it.
struct RequestFraming: Equatable {
    enum Body: Equatable {
        /// So many bytes; most often none.
        case length(Int)
        case chunked
    }

    private(set) var body = Body.length(0)
    /// Whether another protocol follows, or nothing: `HTTPRequestDecoder` reads no request behind this one.
    private(set) var leavesHTTP = false

    /// Reads the fields that say where the request ends and whom it is for, all in one look.
    ///
    /// - Throws: ``RequestRefusal`` for a request whose end, host or target two servers could read differently (RFC 9112
    ///   sections 3.2, 6.1 and 6.3), and for a body announced as larger than `maximumBodyBytes`.
    init(_ head: HTTPRequestHead, maximumBodyBytes: Int) throws(RequestRefusal) {
        var host: String?
        var length: Int?
        var isChunked = false
        var hasUpgrade = false
        for (name, value) in head.headers {
            // The length is compared first: it rules out nearly every field without looking at its bytes.
            switch name.utf8.count {
            case 4 where FieldName.areSame(name, "host"):
                guard host == nil, HTTPRequestHead.isHost(value) else { throw .ambiguous }
                host = value
            case 7 where FieldName.areSame(name, "upgrade"):
                hasUpgrade = true
            case 14 where FieldName.areSame(name, "content-length"):
                guard length == nil else { throw .ambiguous }
                length = try Self.length(value)
            case 17 where FieldName.areSame(name, "transfer-encoding"):
                guard !isChunked, FieldName.areSame(value, "chunked"), !head.isHTTP10 else { throw .ambiguous }
                isChunked = true
            default:
                break
            }
        }
        guard host != nil || head.isHTTP10, !isChunked || length == nil, head.hasClearTarget(host: host) else {
            throw .ambiguous
        }
        if let length {
            guard length <= maximumBodyBytes else { throw .bodyTooLarge }
            body = .length(length)
        } else if isChunked {
            body = .chunked
        }
        leavesHTTP = head.method == .CONNECT || (hasUpgrade && head.asksToUpgrade)
    }

    /// Digits and nothing else (RFC 9110 section 8.6): no sign, no list, no space.
    private static func length(_ value: String) throws(RequestRefusal) -> Int {
        guard !value.isEmpty, value.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { throw .ambiguous }
        guard let length = Int(value) else { throw .bodyTooLarge }
        return length
    }
}
