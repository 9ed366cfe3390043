public import CampusCore
import Foundation
public import HTTPTypes
public import Hummingbird

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

    public init(
        _ status: HTTPResponse.Status,
        _ detail: String? = nil,
        kind: String? = nil,
        errors: [FieldError] = [],
        headers: HTTPFields = [:]
    ) {
        self.status = status
        self.detail = detail
        self.kind = kind
        self.errors = errors
        self.headers = headers
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
        let body = Body(
            type: kind.map { "/problems/\($0)" } ?? "about:blank",
            title: status.reasonPhrase.isEmpty ? "Error" : status.reasonPhrase,
            status: status.code,
            detail: detail,
            instance: instance,
            requestID: requestID,
            errors: errors.isEmpty ? nil : errors
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes]
        var headers = headers
        headers[.contentType] = "application/problem+json"
        headers[.cacheControl] = "no-store"
        do {
            return Response(
                status: status,
                headers: headers,
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: try encoder.encode(body)))
            )
        } catch {
            // Strings and an integer always encode; a bare status is still an honest answer.
            return Response(status: status, headers: headers)
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

        enum CodingKeys: String, CodingKey {
            case type, title, status, detail, instance
            case requestID = "request_id"
            case errors
        }
    }
}

extension Problem {
    /// What is needed is away for a moment, such as the database during a failover.
    public static var tryAgain: Problem {
        Problem(.serviceUnavailable, "This does not work at the moment; try again", headers: [.retryAfter: "1"])
    }
}
