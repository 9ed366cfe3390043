import Glibc

/// One place a server may be: a host name with one of its addresses, or a Unix socket's folder.
struct ServerAddress: Sendable, Equatable {
    /// A name, an address, a folder, or empty for libpq's default.
    let host: String
    /// The numeric address, so that libpq need not resolve; empty for a folder.
    var address: String
    /// Empty is libpq's default.
    let port: String

    /// The addresses of libpq's comma-separated `host`, `hostaddr` and `port`; one port may stand for all hosts.
    static func list(_ parameters: [String: String], environmentHost: String?) -> [ServerAddress] {
        func items(_ text: String?) -> [String] {
            guard let text, !text.isEmpty else { return [] }
            return text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        let numeric = items(parameters["hostaddr"])
        let hosts = items(parameters["host"] ?? (numeric.isEmpty ? environmentHost : nil))
        let ports = items(parameters["port"])
        return (0..<max(hosts.count, numeric.count, 1)).map { index in
            ServerAddress(
                host: index < hosts.count ? hosts[index] : "",
                address: index < numeric.count ? numeric[index] : "",
                port: ports.count == 1 ? ports[0] : index < ports.count ? ports[index] : ""
            )
        }
    }

    /// The parameters for the addresses in this order.
    static func parameters(_ addresses: [ServerAddress], over parameters: [String: String]) -> [String: String] {
        var parameters = parameters
        parameters["host"] = addresses.map(\.host).joined(separator: ",")
        parameters["port"] = addresses.map(\.port).joined(separator: ",")
        let hasNumeric = addresses.contains { !$0.address.isEmpty }
        parameters["hostaddr"] = hasNumeric ? addresses.map(\.address).joined(separator: ",") : nil
        return parameters
    }

    /// Whether what goes there never leaves this machine, so that nobody can stand between.
    var isThisMachine: Bool {
        if host.hasPrefix("/") || host.hasPrefix("@") { return true }
        let place = address.isEmpty ? host : address
        return ["", "localhost", "::1"].contains(place) || place.hasPrefix("127.")
    }

    /// Whether libpq would ask the resolver, and block.
    var needsResolving: Bool {
        address.isEmpty && !host.isEmpty && !host.hasPrefix("/") && !host.hasPrefix("@")
    }

    /// One entry for every address of the host; none when the name is not known. Blocks.
    func resolved() -> [ServerAddress] {
        guard needsResolving else { return [self] }
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        return sequence(first: list, next: { $0?.pointee.ai_next }).prefix { $0 != nil }.compactMap { entry in
            guard let entry = entry?.pointee else { return nil }
            var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
            let length = socklen_t(text.count)
            guard getnameinfo(entry.ai_addr, entry.ai_addrlen, &text, length, nil, 0, NI_NUMERICHOST) == 0
            else { return nil }
            let numeric = String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            return ServerAddress(host: host, address: numeric, port: port)
        }
    }
}
