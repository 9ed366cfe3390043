import CampusCore
import EdgeHTTP
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// An answer that is a calendar, with its tag.
struct CalendarResponse: Sendable {
    private let headers: HTTPFields
    private let body: ByteBuffer

    /// - Parameters:
    ///   - file: how a browser calls it when it is saved.
    ///   - caching: the value of `Cache-Control`.
    init(_ calendar: CalendarDocument, file: String, caching: String) {
        let bytes = calendar.bytes()
        body = ByteBuffer(bytes: bytes)
        headers = [
            .contentType: CalendarDocument.mediaType,
            .contentDisposition: "inline; filename=\"\(file)\"",
            .cacheControl: caching,
            .vary: "Authorization",
            .eTag: ContentTag.strong(bytes),
        ]
    }

    /// 304 to who has it (RFC 9110 §13.1.2).
    func response(to request: Request) -> Response {
        guard let tag = headers[.eTag], EntityTag.isMatched(tag, by: request.headers[values: .ifNoneMatch]) else {
            return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
        }
        var kept = headers
        kept[.contentType] = nil
        kept[.contentDisposition] = nil
        return Response(status: .notModified, headers: kept)
    }
}
