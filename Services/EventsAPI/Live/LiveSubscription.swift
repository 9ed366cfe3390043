import Live

/// A client's `{"type":"subscribe","topics":[…],"cursor":"…","token":"…"}`.
struct LiveSubscription: Decodable, Sendable {
    let topics: [String]
    var cursor: String?
    var token: String?

    /// The topics that are known; others are ignored, as unknown members are.
    var known: Set<LiveTopic> { Set(topics.compactMap { LiveTopic(text: $0) }) }
}
