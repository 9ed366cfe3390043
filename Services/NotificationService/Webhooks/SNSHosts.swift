import Foundation

/// Where certificates lie that are believed, and subscriptions are confirmed: Amazon SNS alone.
struct SNSHosts: Sendable {
    /// For tests alone: an origin that counts as Amazon's.
    let testOrigin: URL?

    /// The address as it may be asked for; nil when it is not one of a certificate at SNS.
    func certificate(_ text: String) -> String? {
        guard let components = components(text), components.percentEncodedPath.hasSuffix(".pem"),
            components.percentEncodedQuery == nil
        else { return nil }
        return components.string
    }

    /// The address as it may be asked for; nil when it does not confirm a subscription at SNS.
    func confirmation(_ text: String) -> String? {
        components(text)?.string
    }

    /// The parts of an address, put together anew for whoever asks: two readers of one text may read two hosts.
    private func components(_ text: String) -> URLComponents? {
        guard text.utf8.count <= 2000, let read = URLComponents(string: text), read.user == nil, read.password == nil,
            read.fragment == nil, let host = read.host
        else { return nil }
        var address = URLComponents()
        address.scheme = read.scheme
        address.host = host
        address.port = read.port
        address.percentEncodedPath = read.percentEncodedPath
        address.percentEncodedQuery = read.percentEncodedQuery
        return isAmazon(read) || isOfTests(read) ? address : nil
    }

    private func isAmazon(_ address: URLComponents) -> Bool {
        address.scheme == "https" && (address.port ?? 443) == 443
            && address.host?.wholeMatch(of: /sns\.[a-z0-9-]{4,30}\.amazonaws\.com(\.cn)?/) != nil
    }

    private func isOfTests(_ address: URLComponents) -> Bool {
        guard let testOrigin else { return false }
        return address.scheme == testOrigin.scheme && address.host == testOrigin.host()
            && address.port == testOrigin.port
    }
}
