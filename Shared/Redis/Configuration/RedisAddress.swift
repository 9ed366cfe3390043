import Foundation

/// Which Redis, which of its databases and who asks: what a Redis URL says.
///
/// Neither printing nor dumping it shows the password.
public struct RedisAddress: Sendable, Equatable {
    /// Where the server listens.
    public let endpoint: RedisEndpoint
    /// The database's number; 0 is the first and the only one of a cluster.
    public let database: Int
    let credentials: RedisCredentials?

    /// Reads a URL: `redis://[user:password@]host[:port][/database]`, or
    /// `unix://[user:password@]/path/of.sock[?db=number]`.
    ///
    /// What is reserved in a URL stands percent-encoded in user and password. `rediss` (TLS) is refused: hiredis
    /// 0.14 has none.
    ///
    /// - Throws: ``RedisError`` `invalidConfiguration`, without the URL, which may hold a password.
    public init(url: String) throws(RedisError) {
        // More than one @, or one behind the host, is a password that is not percent-encoded: what is left of it would
        // be taken for a host's name or a path, which errors and logs do show.
        let authority = url.prefix { $0 != "?" }
        guard authority.count(where: { $0 == "@" }) <= 1 else {
            throw Self.invalid("the URL holds an @ that is not percent-encoded")
        }
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

extension RedisAddress: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String {
        let account = credentials.map { "\($0)@" } ?? ""
        return "redis://\(account)\(endpoint)/\(database)"
    }

    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["address": description]) }
}
