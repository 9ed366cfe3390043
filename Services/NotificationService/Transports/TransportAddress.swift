import Foundation

/// `scheme://user:password@host:port?name=value`, as the settings of transports are written.
struct TransportAddress {
    let scheme: String
    let user: String?
    let password: String?
    let host: String
    let port: Int?
    let parameters: [String: String]

    /// Nil when it is none, or has a part that nobody reads.
    init?(_ text: String) {
        guard let components = URLComponents(string: text), let scheme = components.scheme,
            let host = components.host, !host.isEmpty, host.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x2F }),
            ["", "/"].contains(components.path), components.fragment == nil,
            components.port.map({ (1...65_535).contains($0) }) ?? true
        else { return nil }
        let items = components.queryItems ?? []
        var parameters: [String: String] = [:]
        for item in items {
            guard let value = item.value, !value.isEmpty, parameters.updateValue(value, forKey: item.name) == nil else {
                return nil
            }
        }
        self.scheme = scheme
        self.user = components.user
        self.password = components.password
        // An address of version 6 stands in brackets.
        self.host = host.trimmingCharacters(in: ["[", "]"])
        self.port = components.port
        self.parameters = parameters
    }

    /// Whether the host is a region of AWS's and nothing else is there but those parameters, which hold names.
    func isRegion(parameters allowed: Set<String>) -> Bool {
        user == nil && password == nil && port == nil
            && host.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-") }
            && parameters.allSatisfy { name, value in
                allowed.contains(name) && value.utf8.count <= 64
                    && value.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
            }
    }
}
