import NIOCore
import NIOHTTP1

extension FastPathResponse {
    /// The bytes that answer a request.
    func bytes(
        answering request: HTTPRequestHead,
        persistence: Persistence,
        commonHeaders: CommonHeaders,
        second: Int64
    ) -> ByteBuffer {
        let isSafe = request.method == .GET || request.method == .HEAD
        let variant: Variant = isSafe && isNotModified(for: request.headers) ? .notModified : .full
        let response: ResponseBytes
        if persistence == .implied, let prepared {
            response = prepared.bytes(variant, commonHeaders: commonHeaders, second: second) {
                build(variant, persistence, commonHeaders, second)
            }
        } else {
            response = build(variant, persistence, commonHeaders, second)
        }
        return request.method == .HEAD ? response.head : response.bytes
    }

    private func isNotModified(for headers: HTTPHeaders) -> Bool {
        guard let entityTag, status == .ok else { return false }
        return EntityTag.isMatched(entityTag, by: headers)
    }

    private func build(
        _ variant: Variant,
        _ persistence: Persistence,
        _ commonHeaders: CommonHeaders,
        _ second: Int64
    ) -> ResponseBytes {
        switch variant {
        case .full:
            ResponseBytes(
                status: status,
                headers: headers,
                body: body,
                persistence: persistence,
                commonHeaders: commonHeaders,
                second: second
            )
        case .notModified:
            ResponseBytes(
                status: .notModified,
                headers: headers.filter { !Self.describesContent($0.0) },
                body: ByteBuffer(),
                persistence: persistence,
                commonHeaders: commonHeaders,
                second: second
            )
        }
    }

    /// The fields that a 304 leaves out, because the client has them with what it stored (RFC 9110 section 15.4.5).
    private static func describesContent(_ name: String) -> Bool {
        switch name.lowercased() {
        case "content-type", "content-encoding", "content-language", "content-range", "last-modified": true
        default: false
        }
    }
}
