import Foundation

/// Where mail goes.
protocol EmailTransport: Sendable {
    /// Hands the message over.
    ///
    /// - Returns: the id under which the receiver knows it.
    func send(_ message: EmailMessage) async throws -> String
}
