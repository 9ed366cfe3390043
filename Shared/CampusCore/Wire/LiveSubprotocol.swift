/// The WebSocket subprotocols of the live connection (RFC 6455 §1.9): its name, and beside it perhaps who asks, since a
/// page cannot set the field `Authorization` of a handshake.
public enum LiveSubprotocol {
    /// What a client that speaks subprotocols offers, and is answered.
    public static let name = "campus-events"
    private static let bearer = "bearer."

    /// The one to answer of those offered; nil for none. A token is never repeated in the answer.
    public static func chosen(of offers: [String]) -> String? {
        offers.contains(name) ? name : nil
    }

    /// The access token among the offers.
    public static func token(in offers: [String]) -> String? {
        offers.first { $0.hasPrefix(bearer) }.map { String($0.dropFirst(bearer.count)) }
    }
}
