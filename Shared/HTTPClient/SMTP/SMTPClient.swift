public import ServiceLifecycle

/// Hands mails to one server through libcurl. The server's certificate is verified and nothing is said without TLS;
/// connections are kept and signed in to once. Its methods may be called from any thread.
public final class SMTPClient: Service {
    private let loop: TransferLoop<SMTPTransfer>
    private let server: SMTPServer
    private let clientName: String

    /// - Parameter clientName: this machine's name in `EHLO`, or the domain it sends for: letters, digits, `.` and `-`;
    ///   what is something else is left out.
    public init(
        server: SMTPServer,
        clientName: String,
        configuration: HTTPClientConfiguration = HTTPClientConfiguration()
    ) {
        self.server = server
        self.clientName = clientName.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") }
        loop = TransferLoop(name: "smtp-client", configuration)
    }

    /// Carries mails until the service group shuts down; what is under way is then ended first.
    public func run() async throws {
        await loop.run()
    }

    /// Hands the mail over and waits for the server's word on it, yes or no.
    ///
    /// - Parameter timeout: for all of it, connecting included.
    /// - Throws: ``HTTPClientError`` when there is no such word, `mayHaveBeenSent` telling whether the server may have
    ///   the mail all the same.
    public func send(_ mail: SMTPMail, timeout: Duration = .seconds(60)) async throws(HTTPClientError) -> SMTPReply {
        try mail.validate()
        var request = SMTPTransfer.Request(server: server, clientName: clientName, mail: mail)
        if case .reply(let reply) = try await loop.perform(request, timeout: timeout) { return reply }
        // A server may end a connection that is idle, or after so many mails.
        request.needsNewConnection = true
        guard case .reply(let reply) = try await loop.perform(request, timeout: timeout) else {
            throw HTTPClientError(.connectionFailed, "the mail server ends every connection")
        }
        return reply
    }
}
