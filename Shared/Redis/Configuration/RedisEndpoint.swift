/// Where a Redis server listens.
public enum RedisEndpoint: Sendable, Equatable, CustomStringConvertible {
    /// A host name or a numeric address, and a port.
    case tcp(host: String, port: Int)
    /// The path of a Unix domain socket.
    case unix(path: String)

    public var description: String {
        switch self {
        case .tcp(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        case .unix(let path): path
        }
    }
}
