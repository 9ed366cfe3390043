public import Foundation

/// A UUID that encodes in lower case, as RFC 9562 §4 asks and PostgreSQL prints.
public struct WireID: Codable, Hashable, Sendable {
    public let uuid: UUID

    public init(_ uuid: UUID) {
        self.uuid = uuid
    }

    public init(from decoder: any Decoder) throws {
        uuid = try decoder.singleValueContainer().decode(UUID.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(uuid.wire)
    }
}
