import CampusCore
import Foundation
import HTTPTypes
public import Hummingbird

/// Reads JSON bodies: 415 for another type, 413 for too many bytes, 400 for what is not JSON or nests too deep.
public struct WireRequestDecoder: RequestDecoder {
    public init() {}

    /// JSON, and JSON that is a merge patch (RFC 7396 §4).
    private static let types: Set<String> = ["application/json", "application/merge-patch+json"]

    public func decode<T: Decodable>(
        _ type: T.Type,
        from request: Request,
        context: some RequestContext
    ) async throws -> T {
        let contentType = request.headers[.contentType]?.split(separator: ";").first
        if let contentType, !Self.types.contains(contentType.trimmingCharacters(in: .whitespaces).lowercased()) {
            throw Problem(.unsupportedMediaType, "Send application/json")
        }
        let body = try await request.body.collect(upTo: context.maxUploadSize)
        guard body.withUnsafeReadableBytes(JSONNesting.isAcceptable) else {
            throw Problem(.badRequest, "Send JSON in UTF-8 that nests at most \(JSONNesting.limit) deep")
        }
        return try WireJSON.decoder().decode(type, from: Data(body.readableBytesView))
    }
}
