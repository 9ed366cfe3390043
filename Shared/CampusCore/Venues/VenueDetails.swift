/// What an administrator decides about a venue, valid by construction of ``VenueProposal/validated()``.
public struct VenueDetails: Equatable, Sendable {
    public var name: String
    public var building: String
    public var capacity: Int
    public var accessibility: String
    public var latitude: Double?
    public var longitude: Double?

    public init(
        name: String,
        building: String = "",
        capacity: Int,
        accessibility: String = "",
        latitude: Double? = nil,
        longitude: Double? = nil
    ) {
        self.name = name
        self.building = building
        self.capacity = capacity
        self.accessibility = accessibility
        self.latitude = latitude
        self.longitude = longitude
    }
}
