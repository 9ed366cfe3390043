/// Where pushes go.
protocol PushTransport: Sendable {
    /// Hands the message over.
    ///
    /// - Returns: the id under which the receiver knows it.
    /// - Throws: ``TransportError``; `gone` when the subscription has ended and is to be forgotten.
    func send(_ message: PushMessage) async throws -> String
}
