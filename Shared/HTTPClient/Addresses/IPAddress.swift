import Foundation

/// An address of the Internet Protocol, version 4 or 6, and whether it is one of the public internet.
struct IPAddress: Equatable {
    /// Four or sixteen.
    let bytes: [UInt8]

    /// - Parameter family: `AF_INET` or `AF_INET6`; of another there is none.
    /// - Parameter socketAddress: a `sockaddr_in` or `sockaddr_in6`.
    init?(family: Int32, socketAddress: UnsafeRawBufferPointer) {
        switch family {
        case AF_INET:
            guard socketAddress.count >= MemoryLayout<sockaddr_in>.size else { return nil }
            let address = socketAddress.loadUnaligned(as: sockaddr_in.self).sin_addr
            bytes = withUnsafeBytes(of: address) { Array($0) }
        case AF_INET6:
            guard socketAddress.count >= MemoryLayout<sockaddr_in6>.size else { return nil }
            let address = socketAddress.loadUnaligned(as: sockaddr_in6.self).sin6_addr
            bytes = withUnsafeBytes(of: address) { Array($0) }
        default: return nil
        }
    }

    /// The text as `inet_pton` reads it.
    init?(_ text: String) {
        var buffer = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, text, &buffer) == 1 {
            bytes = Array(buffer.prefix(4))
        } else if inet_pton(AF_INET6, text, &buffer) == 1 {
            bytes = buffer
        } else {
            return nil
        }
    }

    /// Whether it is globally reachable and unicast, by IANA's registries of special-purpose addresses (RFC 6890).
    var isPublic: Bool {
        if bytes.count == 4 { return !Self.special4.contains { matches($0) } }
        // Behind NAT64 (RFC 6052) the last four bytes are where it leads.
        if matches(Self.translated), let inner = IPAddress(bytes: bytes.suffix(4)) { return inner.isPublic }
        return matches(Self.globalUnicast) && !Self.special6.contains { matches($0) }
    }

    private init?(bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes)
        guard [4, 16].contains(self.bytes.count) else { return nil }
    }

    private struct Prefix {
        let bytes: [UInt8]
        let length: Int

        /// - Parameter bytes: as many as the length needs; the others are zero.
        init(_ bytes: [UInt8], _ length: Int) {
            self.bytes = bytes
            self.length = length
        }
    }

    private func matches(_ prefix: Prefix) -> Bool {
        for bit in 0..<prefix.length {
            let theirs = bit / 8 < prefix.bytes.count ? prefix.bytes[bit / 8] : 0
            let mask: UInt8 = 0x80 >> UInt8(bit % 8)
            if bytes[bit / 8] & mask != theirs & mask { return false }
        }
        return true
    }

    private static let special4 = [
        Prefix([0], 8),  // this network
        Prefix([10], 8), Prefix([172, 16], 12), Prefix([192, 168], 16),  // private use
        Prefix([100, 64], 10),  // shared by a carrier's customers; clusters use it too
        Prefix([127], 8),  // this machine
        Prefix([169, 254], 16),  // link-local, where clouds keep their metadata
        Prefix([192, 0, 0], 24),  // protocol assignments
        Prefix([192, 0, 2], 24), Prefix([198, 51, 100], 24), Prefix([203, 0, 113], 24),  // documentation
        Prefix([192, 88, 99], 24),  // relays of 6to4
        Prefix([198, 18], 15),  // benchmarks
        Prefix([224], 3),  // multicast, reserved and broadcast
    ]

    private static let translated = Prefix([0x00, 0x64, 0xFF, 0x9B], 96)
    private static let globalUnicast = Prefix([0x20], 3)

    /// Within the global unicast addresses; what lies outside is refused as a whole.
    private static let special6 = [
        Prefix([0x20, 0x01, 0x00], 23),  // protocol assignments, Teredo among them
        Prefix([0x20, 0x01, 0x0D, 0xB8], 32), Prefix([0x3F, 0xFF, 0x00], 20),  // documentation
        Prefix([0x20, 0x02], 16),  // 6to4, which holds an address of version 4
    ]
}
