import Foundation
import HTTPClient

/// Sends through a mail server.
struct SMTPEmailTransport: EmailTransport {
    let client: SMTPClient

    /// - Returns: what the server said when it took the mail; most name the id by which their log knows it.
    /// - Throws: ``TransportError``.
    func send(_ message: EmailMessage) async throws -> String {
        let mail = SMTPMail(
            sender: message.from.address,
            recipient: message.to.address,
            content: Array(try message.mime().utf8)
        )
        let reply: SMTPReply
        do throws(HTTPClientError) {
            reply = try await client.send(mail)
        } catch {
            throw TransportError(error, peer: "the mail server")
        }
        if let error = TransportError(reply) { throw error }
        return String(reply.text.prefix(200))
    }
}
