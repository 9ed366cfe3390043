import Dispatch
import Glibc

/// Resolves host names away from the reactor, because `PQconnectStart` would block on them.
enum AddressResolver {
    /// Calls back, on another thread, with `hostaddr` for libpq: one address a host, nil when libpq needs none.
    static func resolve(
        _ parameters: [String: String],
        _ done: @escaping @Sendable (Result<String?, PostgresError>) -> Void
    ) {
        guard parameters["hostaddr"] == nil, let hosts = parameters["host"], !hosts.isEmpty else {
            return done(.success(nil))
        }
        let names = hosts.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        // A path is a Unix socket's folder, and libpq takes no hostaddr beside one.
        if names.contains(where: { $0.hasPrefix("/") || $0.hasPrefix("@") }) { return done(.success(nil)) }
        DispatchQueue.global().async {
            let addresses = names.map(address)
            guard addresses.allSatisfy({ $0 != nil }) else {
                return done(.failure(PostgresError(.connectionFailed, "the host name \(hosts) is not known")))
            }
            done(.success(addresses.compactMap { $0 }.joined(separator: ",")))
        }
    }

    private static func address(_ name: String) -> String? {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(name, nil, &hints, &list) == 0, let first = list else { return nil }
        defer { freeaddrinfo(list) }
        var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        let status = getnameinfo(
            first.pointee.ai_addr,
            first.pointee.ai_addrlen,
            &text,
            socklen_t(text.count),
            nil,
            0,
            NI_NUMERICHOST
        )
        return status == 0
            ? String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
    }
}
