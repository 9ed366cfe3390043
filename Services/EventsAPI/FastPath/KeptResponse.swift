import CampusCore
import EdgeHTTP
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// An answer of JSON with its tag: the same bytes from the route and from the fast path.
struct KeptResponse: Sendable {
    let headers: HTTPFields
    let body: ByteBuffer

    /// - Parameter tag: the entity tag with its quotes; without one it is made of the bytes.
    init(_ value: some Encodable, tag: String? = nil, headers: HTTPFields = [:]) throws {
        body = ByteBuffer(bytes: try WireJSON.encoder().encode(value))
        self.headers = Self.headers(tag: tag ?? ContentTag.strong(body.readableBytesView)) + headers
    }

    /// What every kept answer says of itself.
    static func headers(tag: String) -> HTTPFields {
        [
            .contentType: "application/json",
            // Kept by browsers, asked about each time: seats change by the second.
            .cacheControl: "no-cache",
            .vary: "Authorization, Origin",
            .eTag: tag,
        ]
    }

    /// As the fast path writes it.
    var fastPath: FastPathResponse {
        .prebuilt(status: .ok, headers: headers.map { ($0.name.rawName, $0.value) }, body: body)
    }

    /// As a route answers: 304 to who has it (RFC 9110 §13.1.2).
    func response(to request: Request) -> Response {
        guard let tag = headers[.eTag], EntityTag.isMatched(tag, by: request.headers[values: .ifNoneMatch]) else {
            return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
        }
        var kept = headers
        kept[.contentType] = nil
        return Response(status: .notModified, headers: kept)
    }
}

extension HTTPFields {
    /// All of both.
    fileprivate static func + (left: HTTPFields, right: HTTPFields) -> HTTPFields {
        var all = left
        all.append(contentsOf: right)
        return all
    }
}
