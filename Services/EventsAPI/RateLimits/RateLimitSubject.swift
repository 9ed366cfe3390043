import Crypto
import Foundation

/// Whom a limit counts, as 16 bytes: quick to look up, and nobody's address in clear, here or in Redis.
struct RateLimitSubject: Hashable, Sendable {
    private let high: UInt64
    private let low: UInt64

    static func user(_ id: UUID) -> RateLimitSubject { RateLimitSubject(id) }

    static func event(_ id: UUID) -> RateLimitSubject { RateLimitSubject(id) }

    static func session(_ id: UUID) -> RateLimitSubject { RateLimitSubject(id) }

    /// - Parameter email: in whatever form; it is counted in the one that accounts are kept under.
    static func account(_ email: String) -> RateLimitSubject {
        RateLimitSubject(hashing: email.trimmingCharacters(in: .whitespacesAndNewlines).lowercased())
    }

    /// - Parameter network: as ``ClientNetwork`` writes it.
    static func network(_ network: String) -> RateLimitSubject { RateLimitSubject(hashing: network) }

    /// 32 digits.
    var hexadecimal: String {
        [high, low].map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    private init(_ id: UUID) {
        (high, low) = withUnsafeBytes(of: id.uuid) { Self.halves(of: $0) }
    }

    private init(hashing text: String) {
        var text = text
        let digest = text.withUTF8 { SHA256.hash(data: $0) }
        (high, low) = digest.withUnsafeBytes { Self.halves(of: $0) }
    }

    private static func halves(of bytes: UnsafeRawBufferPointer) -> (UInt64, UInt64) {
        (
            UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        )
    }
}
