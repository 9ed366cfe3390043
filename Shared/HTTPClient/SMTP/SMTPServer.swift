/// A mail server that takes mails for others (RFC 6409), and how to sign in there.
public struct SMTPServer: Sendable, Equatable {
    public enum Security: Sendable {
        /// `STARTTLS` (RFC 3207) before anything is said; a server without it gets no mail.
        case startTLS
        /// TLS from the first byte (RFC 8314 §3.3).
        case immediate
    }

    public struct Account: Sendable, Equatable {
        public let user: String
        public let password: String

        public init(user: String, password: String) {
            self.user = user
            self.password = password
        }
    }

    /// A name or an address; one of version 6 without brackets.
    public let host: String
    public let port: Int
    public let security: Security
    /// Nil where the server takes mail without.
    public let account: Account?

    public init(host: String, port: Int, security: Security, account: Account? = nil) {
        self.host = host
        self.port = port
        self.security = security
        self.account = account
    }
}

extension SMTPServer: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "SMTPServer(\(host):\(port))" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["host": host, "port": port]) }
}

extension SMTPServer.Account: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "Account" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
