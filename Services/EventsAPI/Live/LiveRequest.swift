/// What a client of the live connection says.
enum LiveRequest: Decodable, Sendable {
    case subscribe(LiveSubscription)
    /// Whether there is still somebody at the other end: pages are not told of the pings of WebSocket itself.
    case ping
    /// Of a later version.
    case unknown

    private enum CodingKeys: CodingKey {
        case type
    }

    init(from decoder: any Decoder) throws {
        switch try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .type) {
        case "subscribe": self = .subscribe(try LiveSubscription(from: decoder))
        case "ping": self = .ping
        default: self = .unknown
        }
    }
}
