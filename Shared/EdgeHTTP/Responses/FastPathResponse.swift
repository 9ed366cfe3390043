public import NIOCore
public import NIOHTTP1

/// An answer of the fast path: head and body together in one buffer, one write.
///
/// The edge adds `Date`, `Content-Length`, `Connection`, `Server` and the security headers; of the first three and
/// `Transfer-Encoding`, what a caller gives is dropped. Control characters in a field's value become spaces, so that no
/// value can add a field.
public struct FastPathResponse: Sendable {
    public let status: HTTPResponseStatus
    public let headers: [(String, String)]
    public let body: ByteBuffer
    /// The value of `ETag`, if there is one: a request that names it in `If-None-Match` gets 304.
    let entityTag: String?
    /// The bytes as they were last written, for an answer given again and again.
    let prepared: PreparedBytes?

    /// An answer made for one request.
    public init(status: HTTPResponseStatus, headers: [(String, String)] = [], body: ByteBuffer = ByteBuffer()) {
        self.init(status: status, headers: headers, body: body, prepared: nil)
    }

    /// An answer given many times: its bytes are kept, and only the date in them changes, once a second. Keep the value
    /// as long as the resource stays the same.
    public static func prebuilt(
        status: HTTPResponseStatus,
        headers: [(String, String)] = [],
        body: ByteBuffer = ByteBuffer()
    ) -> FastPathResponse {
        FastPathResponse(status: status, headers: headers, body: body, prepared: PreparedBytes())
    }

    /// This answer with more fields, made for one request.
    public func adding(_ fields: [(String, String)]) -> FastPathResponse {
        FastPathResponse(status: status, headers: headers + fields, body: body)
    }

    private init(status: HTTPResponseStatus, headers: [(String, String)], body: ByteBuffer, prepared: PreparedBytes?) {
        self.status = status
        // The edge's own fields; copied only when one of them is there.
        let ours = ["Date", "Content-Length", "Connection", "Transfer-Encoding"]
        func isOurs(_ name: String) -> Bool { ours.contains { FieldName.areSame($0, name) } }
        self.headers = headers.contains { isOurs($0.0) } ? headers.filter { !isOurs($0.0) } : headers
        self.body = status.mayHaveResponseBody ? body : ByteBuffer()
        self.entityTag = headers.first { FieldName.areSame($0.0, "ETag") }?.1
        self.prepared = prepared
    }
}
