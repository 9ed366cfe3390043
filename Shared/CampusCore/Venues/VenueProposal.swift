import Foundation

/// The body of `POST venues`: loosely typed, so that all that is wrong is said at once.
public struct VenueProposal: Codable, Sendable {
    public var name: String?
    public var building: String?
    public var capacity: Int?
    public var accessibility: String?
    public var latitude: Double?
    public var longitude: Double?
    private var misfits: [FieldError] = []

    enum CodingKeys: String, CodingKey {
        case name, building, capacity, accessibility, latitude, longitude
    }

    public init(from decoder: any Decoder) throws {
        var reader = TolerantReader(container: try decoder.container(keyedBy: CodingKeys.self))
        name = reader.text(.name)
        building = reader.text(.building)
        capacity = reader.integer(.capacity)
        accessibility = reader.text(.accessibility)
        latitude = reader.number(.latitude)
        longitude = reader.number(.longitude)
        misfits = reader.misfits
    }

    /// What would make `details` anew.
    public init(_ details: VenueDetails) {
        name = details.name
        building = details.building
        capacity = details.capacity
        accessibility = details.accessibility
        latitude = details.latitude
        longitude = details.longitude
    }

    /// The proposal with a JSON merge patch applied (RFC 7396).
    ///
    /// - Throws: what encoding throws, which is nothing for what was read as JSON.
    public func merging(_ patch: JSONValue) throws -> VenueProposal {
        let document = try WireJSON.decoder().decode(JSONValue.self, from: WireJSON.encoder().encode(self))
        return try WireJSON.decoder().decode(
            VenueProposal.self,
            from: WireJSON.encoder().encode(document.merging(patch))
        )
    }

    /// - Throws: ``ValidationError`` naming every field that is not valid.
    public func validated() throws(ValidationError) -> VenueDetails {
        var validator = Validator(errors: misfits)
        let details = VenueDetails(
            name: validator.text(name, "name", 1...200),
            building: validator.text(building, "building", 0...200),
            capacity: validator.integer(capacity, "capacity", 1...100_000),
            accessibility: validator.text(accessibility, "accessibility", 0...2000),
            latitude: latitude,
            longitude: longitude
        )
        if let latitude { validator.require((-90...90).contains(latitude), "latitude", "must be -90 to 90") }
        if let longitude { validator.require((-180...180).contains(longitude), "longitude", "must be -180 to 180") }
        validator.require((latitude == nil) == (longitude == nil), "longitude", "comes with latitude or not at all")
        try validator.finish()
        return details
    }
}
