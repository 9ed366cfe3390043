import Foundation

/// Which addresses a provider may have.
enum ProviderAddress {
    /// Whether `text` is an address to talk to for the provider that `issuer` names: https, or, when the provider
    /// itself is on this machine for development, http on this machine. A provider elsewhere cannot send us here.
    static func isAllowed(_ text: String, issuer: String) -> Bool {
        guard let address = parts(text) else { return false }
        if address.scheme == "https" { return true }
        return address.isLoopback && parts(issuer).map { $0.scheme == "http" && $0.isLoopback } == true
    }

    private static func parts(_ text: String) -> (scheme: String, isLoopback: Bool)? {
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }),
            text.hasPrefix("http://") || text.hasPrefix("https://"),
            let components = URLComponents(string: text), let host = components.host, !host.isEmpty,
            components.user == nil, components.password == nil, components.fragment == nil
        else { return nil }
        let isLoopback = ["localhost", "127.0.0.1", "::1", "[::1]"].contains(host.lowercased())
        return (text.hasPrefix("https://") ? "https" : "http", isLoopback)
    }
}
