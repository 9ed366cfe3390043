import EdgeHTTP
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// An answer that stays the same while the service runs.
struct StaticAnswer: Sendable {
    private let headers: HTTPFields
    private let body: ByteBuffer

    init(_ bytes: Data, type: String, headers: HTTPFields = [:]) {
        body = ByteBuffer(bytes: bytes)
        var headers = headers
        headers[.contentType] = type
        // Kept, and asked about each time: the next version of the service may say something else.
        headers[.cacheControl] = "no-cache"
        headers[.eTag] = ContentTag.strong(bytes)
        self.headers = headers
    }

    /// 304 to who has it (RFC 9110 §13.1.2).
    func response(to request: Request) -> Response {
        guard let tag = headers[.eTag], EntityTag.isMatched(tag, by: request.headers[values: .ifNoneMatch]) else {
            return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
        }
        var kept = headers
        kept[.contentType] = nil
        return Response(status: .notModified, headers: kept)
    }
}
