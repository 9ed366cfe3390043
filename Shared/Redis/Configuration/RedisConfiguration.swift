import Foundation

/// Which Redis to talk to, and how long to wait for it.
///
/// Its description names the endpoint and never the password.
public struct RedisConfiguration: Sendable, Equatable {
    /// Where the server listens.
    public let endpoint: RedisEndpoint
    /// The database's number; 0 is the first and the only one of a cluster.
    public let database: Int
    let credentials: RedisCredentials?

    /// The longest a connection may take to stand, with its AUTH and SELECT.
    public var connectTimeout: Duration = .seconds(3)
    /// The longest a command may take, counted from the call, with waiting for a connection.
    public var commandTimeout: Duration = .seconds(3)
    /// How many commands may wait or be under way; beyond it a command fails at once with `queueFull`.
    public var maximumPending = 10_000
    /// The bounds between which the wait before another attempt to connect grows, doubling, with jitter.
    public var reconnectDelay: ClosedRange<Duration> = .milliseconds(50)...(.seconds(5))

    /// Reads a URL: `redis://[user:password@]host[:port][/database]`, or
    /// `unix://[user:password@]/path/of.sock[?db=number]`.
    ///
    /// What is reserved in a URL stands percent-encoded in user and password. `rediss` (TLS) is refused: hiredis
    /// 0.14 has none.
    ///
    /// - Throws: ``RedisError`` `invalidConfiguration`, without the URL, which may hold a password.
    public init(url: String) throws(RedisError) {
        guard let parts = URLComponents(string: url), let scheme = parts.scheme?.lowercased() else {
            throw Self.invalid("the URL must look like redis://host:6379/0 or unix:///path/of.sock")
        }
        switch scheme {
        case "redis":
            endpoint = try Self.tcpEndpoint(parts)
            let path = parts.path.drop { $0 == "/" }
            database = try Self.database(path.isEmpty ? nil : String(path))
        case "unix", "redis+unix":
            guard parts.path.count > 1 else { throw Self.invalid("the URL of a Unix socket must name its path") }
            endpoint = .unix(path: parts.path)
            database = try Self.database(parts.queryItems?.first { $0.name == "db" }?.value)
        case "rediss":
            throw Self.invalid("TLS is not supported: end it in front of Redis, and name that end here")
        default:
            throw Self.invalid("the URL's scheme must be redis or unix")
        }
        credentials = Self.credentials(parts)
    }

    private static func tcpEndpoint(_ parts: URLComponents) throws(RedisError) -> RedisEndpoint {
        // Foundation keeps the brackets of an IPv6 address.
        let host = parts.host?.trimmingCharacters(in: CharacterSet(charactersIn: "[]")) ?? ""
        guard !host.isEmpty else { throw invalid("the URL must name a host") }
        let port = parts.port ?? 6379
        guard (1...65_535).contains(port) else { throw invalid("the port must be from 1 to 65535") }
        return .tcp(host: host, port: port)
    }

    private static func database(_ text: String?) throws(RedisError) -> Int {
        guard let text else { return 0 }
        guard let number = Int(text), number >= 0 else { throw invalid("the database must be a number from 0") }
        return number
    }

    private static func credentials(_ parts: URLComponents) -> RedisCredentials? {
        guard let password = parts.password, !password.isEmpty else { return nil }
        let username = parts.user.flatMap { $0.isEmpty ? nil : $0 }
        return RedisCredentials(username: username, password: password)
    }

    private static func invalid(_ reason: String) -> RedisError {
        RedisError(code: .invalidConfiguration, message: reason)
    }
}

extension RedisConfiguration: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String {
        let account = credentials.map { "\($0)@" } ?? ""
        return "redis://\(account)\(endpoint)/\(database)"
    }

    public var debugDescription: String { description }
}
