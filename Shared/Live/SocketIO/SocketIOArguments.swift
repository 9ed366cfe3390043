/// The payload of an EVENT packet, as far as it is of use here.
struct SocketIOArguments: Decodable {
    /// Nil for a number, which the protocol allows too.
    let name: String?
    /// Of the event `subscribe`; nil when it has none that can be read.
    let subscription: SocketIOSubscription?

    init(from decoder: any Decoder) throws {
        var arguments = try decoder.unkeyedContainer()
        do {
            name = try arguments.decode(String.self)
        } catch DecodingError.typeMismatch {
            _ = try arguments.decode(Double.self)
            name = nil
        }
        guard name == "subscribe", !arguments.isAtEnd else {
            subscription = nil
            return
        }
        do {
            subscription = try arguments.decode(SocketIOSubscription.self)
        } catch is DecodingError {
            subscription = nil
        }
    }
}
