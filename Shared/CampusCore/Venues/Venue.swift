public import Foundation

/// A place where events happen; absent values stand as null.
public struct Venue: Codable, Equatable, Sendable {
    public var id: WireID
    public var name: String
    public var building: String
    /// How many people may be in it.
    public var capacity: Int
    /// What somebody must know before they come: steps, lifts, induction loops.
    public var accessibility: String
    /// Degrees north of the equator (WGS 84); both or neither of the coordinates are there.
    public var latitude: Double?
    /// Degrees east of Greenwich.
    public var longitude: Double?
    public var createdAt: Date
    public var updatedAt: Date
    /// Grows by one with every change.
    public var version: Int

    enum CodingKeys: String, CodingKey {
        case id, name, building, capacity, accessibility, latitude, longitude
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case version
    }

    public init(id: WireID, details: VenueDetails, createdAt: Date, updatedAt: Date, version: Int) {
        self.id = id
        name = details.name
        building = details.building
        capacity = details.capacity
        accessibility = details.accessibility
        latitude = details.latitude
        longitude = details.longitude
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.version = version
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(name, forKey: .name)
        try container.encode(building, forKey: .building)
        try container.encode(capacity, forKey: .capacity)
        try container.encode(accessibility, forKey: .accessibility)
        try container.encode(latitude, forKey: .latitude)
        try container.encode(longitude, forKey: .longitude)
        try container.encode(createdAt, forKey: .createdAt)
        try container.encode(updatedAt, forKey: .updatedAt)
        try container.encode(version, forKey: .version)
    }

    /// What an administrator decided about it.
    public var details: VenueDetails {
        VenueDetails(
            name: name,
            building: building,
            capacity: capacity,
            accessibility: accessibility,
            latitude: latitude,
            longitude: longitude
        )
    }

    /// Where it is, as a person would say it.
    public var place: String { building.isEmpty ? name : "\(name), \(building)" }
}
