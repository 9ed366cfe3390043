/// What a Socket.IO client asks for: the first argument of its event `subscribe`, and the payload of its CONNECT packet.
struct SocketIOSubscription: Decodable, Equatable {
    var topics: [String]?
    var cursor: String?
    var token: String?

    /// The topics that are known; others are ignored, as unknown members are.
    var knownTopics: [LiveTopic]? { topics.map { $0.compactMap { LiveTopic(text: $0) } } }

    /// Where it goes on; an empty one only says that the client wants to be told cursors.
    var place: String? { cursor.flatMap { $0.isEmpty ? nil : $0 } }
}
