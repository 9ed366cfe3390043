/// Where text messages go.
protocol SMSTransport: Sendable {
    /// Hands the message over.
    ///
    /// - Returns: the id under which the receiver knows it.
    /// - Throws: ``TransportError``.
    func send(_ message: SMSMessage) async throws -> String
}
