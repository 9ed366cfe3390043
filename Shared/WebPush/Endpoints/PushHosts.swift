/// The hosts of the push services to which we send: an endpoint's address comes from a browser, and so from anybody.
public struct PushHosts: Sendable, Equatable {
    private struct Entry: Sendable, Equatable {
        /// In lower case; with a leading dot for the subdomains of what follows it.
        let name: String
        let port: Int

        func includes(host: String, port: Int) -> Bool {
            self.port == port && (name.hasPrefix(".") ? host.hasSuffix(name) : host == name)
        }
    }

    private let entries: [Entry]

    /// Chrome and what is made of Chromium, Firefox, Edge, Safari.
    public static let browsers =
        "fcm.googleapis.com,jmt17.google.com,.push.services.mozilla.com,.notify.windows.com,.push.apple.com"

    /// Reads names with commas between them, each with a port where that is not 443; nil when one is no host's name.
    /// Addresses in numbers are refused, so that none is ever sent to.
    public init?(_ text: String) {
        var entries: [Entry] = []
        for item in text.lowercased().split(separator: ",") {
            let parts = item.split(separator: " ").joined().split(separator: ":", omittingEmptySubsequences: false)
            let name = String(parts.first ?? "")
            guard parts.count <= 2, let port = parts.count == 2 ? Int(parts[1]) : 443, (1...65_535).contains(port),
                Self.isName(name.hasPrefix(".") ? String(name.dropFirst()) : name)
            else { return nil }
            entries.append(Entry(name: name, port: port))
        }
        guard !entries.isEmpty else { return nil }
        self.entries = entries
    }

    /// - Parameter host: in lower case.
    func include(host: String, port: Int) -> Bool {
        Self.isName(host) && entries.contains { $0.includes(host: host, port: port) }
    }

    /// Whether it is a host's name in ASCII and no address: those end in a number (WHATWG URL, §3.5).
    private static func isName(_ text: String) -> Bool {
        let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let isPlain = labels.allSatisfy { label in
            (1...63).contains(label.count) && label.first != UInt8(ascii: "-")
                && label.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-") }
        }
        return isPlain && text.utf8.count <= 253 && labels.last?.first.map { (97...122).contains($0) } == true
    }
}
