public import CampusCore
import Foundation
public import HTTPTypes
public import Hummingbird
public import NIOCore

/// An error as clients read it: `application/problem+json` (RFC 9457).
public struct Problem: Error, Sendable {
    /// The last part of the type's URI, such as `event-full`; `about:blank` stands for nil.
    public let kind: String?
    public let status: HTTPResponse.Status
    /// A sentence for this occurrence, for the person who reads it; never an internal detail.
    public let detail: String?
    /// Every bad field, for 422.
    public let errors: [FieldError]
    /// More headers of the answer, such as `Retry-After`.
    public let headers: HTTPFields
    /// An object whose members stand beside the problem's own (RFC 9457 §3.2).
    public let extensions: (any Encodable & Sendable)?

    public init(
        _ status: HTTPResponse.Status,
        _ detail: String? = nil,
        kind: String? = nil,
        errors: [FieldError] = [],
        headers: HTTPFields = [:],
        extensions: (any Encodable & Sendable)? = nil
    ) {
        self.status = status
        self.detail = detail
        self.kind = kind
        self.errors = errors
        self.headers = headers
        self.extensions = extensions
    }
}

/// An error of the domain that knows how it looks to a client.
public protocol ProblemConvertible: Error {
    var problem: Problem { get }
}

extension ValidationError: ProblemConvertible {
    public var problem: Problem {
        Problem(.unprocessableContent, "Some fields are not valid", kind: "validation", errors: errors)
    }
}

extension Problem {
    /// The answer on the wire.
    public func response(instance: String, requestID: String?) -> Response {
        let (headers, body) = answer(instance: instance, requestID: requestID)
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: body))
    }

    /// The headers and the body of the answer.
    public func answer(instance: String, requestID: String?) -> (headers: HTTPFields, body: ByteBuffer) {
        let body = Body(
            type: kind.map { "/problems/\($0)" } ?? "about:blank",
            title: status.reasonPhrase.isEmpty ? "Error" : status.reasonPhrase,
            status: status.code,
            detail: detail,
            instance: instance,
            requestID: requestID,
            errors: errors.isEmpty ? nil : errors,
            extensions: extensions
        )
        var headers = headers
        headers[.cacheControl] = "no-store"
        do {
            let bytes = ByteBuffer(bytes: try WireJSON.encoder().encode(body))
            headers[.contentType] = "application/problem+json"
            return (headers, bytes)
        } catch {
            // Strings and an integer always encode; a bare status is still an honest answer.
            return (headers, ByteBuffer())
        }
    }

    /// The members in the order of RFC 9457 §3.1; the names are the wire's.
    private struct Body: Encodable {
        let type: String
        let title: String
        let status: Int
        let detail: String?
        let instance: String
        let requestID: String?
        let errors: [FieldError]?
        let extensions: (any Encodable & Sendable)?

        enum CodingKeys: String, CodingKey {
            case type, title, status, detail, instance
            case requestID = "request_id"
            case errors
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(type, forKey: .type)
            try container.encode(title, forKey: .title)
            try container.encode(status, forKey: .status)
            try container.encodeIfPresent(detail, forKey: .detail)
            try container.encode(instance, forKey: .instance)
            try container.encodeIfPresent(requestID, forKey: .requestID)
            try container.encodeIfPresent(errors, forKey: .errors)
            try extensions?.encode(to: encoder)
        }
    }
}

extension Problem {
    /// What is needed is away for a moment, such as the database during a failover.
    public static var tryAgain: Problem {
        Problem(.serviceUnavailable, "This does not work at the moment; try again", headers: [.retryAfter: "1"])
    }
}
