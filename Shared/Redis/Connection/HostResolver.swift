import Foundation

/// Turns a host's name into numeric addresses, on a thread of its own: `getaddrinfo` blocks, for seconds when the name
/// server is away.
enum HostResolver {
    /// Resolves and hands the outcome to `completion`, which runs on that thread.
    static func resolve(
        host: String,
        completion: @escaping @Sendable (Result<[String], RedisError>) -> Void
    ) {
        Thread.detachNewThread {
            completion(addresses(of: host, flags: AI_ADDRCONFIG))
        }
    }

    /// The address itself when `host` is one already; asks nobody and does not block.
    static func numeric(_ host: String) -> String? {
        guard case .success(let found) = addresses(of: host, flags: AI_NUMERICHOST) else { return nil }
        return found.first
    }

    private static func addresses(of host: String, flags: Int32) -> Result<[String], RedisError> {
        var hints = addrinfo()
        hints.ai_flags = flags
        hints.ai_family = AF_UNSPEC
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var first: UnsafeMutablePointer<addrinfo>?
        let status = getaddrinfo(host, nil, &hints, &first)
        guard status == 0, let first else {
            let reason = String(cString: gai_strerror(status))
            return .failure(RedisError(code: .connectionFailed, message: "cannot resolve \(host): \(reason)"))
        }
        defer { freeaddrinfo(first) }
        let found = sequence(first: first, next: { $0.pointee.ai_next }).compactMap { numericHost($0.pointee) }
        guard !found.isEmpty else {
            return .failure(RedisError(code: .connectionFailed, message: "\(host) has no address"))
        }
        return .success(found)
    }

    private static func numericHost(_ info: addrinfo) -> String? {
        var buffer = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        let length = socklen_t(buffer.count)
        let status = getnameinfo(info.ai_addr, info.ai_addrlen, &buffer, length, nil, 0, NI_NUMERICHOST)
        guard status == 0 else { return nil }
        return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
