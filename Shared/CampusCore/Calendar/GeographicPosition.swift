/// A point on the earth, in degrees of WGS 84.
public struct GeographicPosition: Equatable, Sendable {
    public let latitude: Double
    public let longitude: Double

    public init(latitude: Double, longitude: Double) {
        self.latitude = latitude
        self.longitude = longitude
    }

    /// A value of GEO (RFC 5545 §3.8.1.6): `48.858300;2.294500`, six decimals as the RFC advises, which is 0.1 m.
    var calendarValue: String { Self.decimal(latitude) + ";" + Self.decimal(longitude) }

    private static func decimal(_ degrees: Double) -> String {
        let millionths = Int((degrees * 1_000_000).rounded())
        let fraction = String(abs(millionths) % 1_000_000)
        return (millionths < 0 ? "-" : "") + String(abs(millionths) / 1_000_000) + "."
            + String(repeating: "0", count: 6 - fraction.count) + fraction
    }
}
