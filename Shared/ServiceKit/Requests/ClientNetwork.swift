/// Where a request came from, as limits count it: an IPv4 address, or the /64 of an IPv6 address, which is one
/// subscriber's (RFC 6177).
public enum ClientNetwork {
    /// - Parameters:
    ///   - forwardedFor: the values of `X-Forwarded-For`, the last of which the nearest proxy wrote.
    ///   - peer: the connection's other end.
    ///   - trustedProxies: how many proxies stand before the service; what lies before theirs anyone can write.
    public static func of(forwardedFor: [String], peer: String?, trustedProxies: Int) -> String {
        let hops = forwardedFor.joined(separator: ",").split(separator: ",").map { String($0.filter { $0 != " " }) }
        let isForwarded = trustedProxies > 0 && hops.count >= trustedProxies
        let address = isForwarded ? hops[hops.count - trustedProxies] : peer ?? ""
        guard address.contains(":") else { return address }
        // Both halves of a shortened address are filled up to the eight groups that there are.
        let halves = address.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
        let head = halves[0].split(separator: ":")
        let tail = halves.count > 1 ? halves[1].split(separator: ":") : []
        let groups = head + Array(repeating: "0", count: max(0, 8 - head.count - tail.count)) + tail
        return groups.prefix(4).joined(separator: ":") + "::/64"
    }
}
