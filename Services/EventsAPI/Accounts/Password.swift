import Crypto
import CryptoExtras
import Foundation

/// A stored password: scrypt (RFC 7914) with N=2^15, r=8, p=3, in the PHC string format.
enum Password {
    private static let rounds = 32768
    private static let blockSize = 8
    private static let parallelism = 3
    private static let prefix = "$scrypt$ln=15,r=8,p=3$"

    /// Takes about a third of a second of CPU and 32 MiB: call it on a ``PasswordHasher``'s threads only.
    static func hash(_ password: String, salt: [UInt8] = randomSalt()) throws -> String {
        let key = try derive(password, salt)
        return prefix + encode(salt) + "$" + encode(key)
    }

    /// Whether `password` is what `stored` was made of; compares in constant time.
    static func matches(_ password: String, stored: String) throws -> Bool {
        let parts = stored.split(separator: "$")
        guard stored.hasPrefix(prefix), parts.count == 4, let salt = decode(parts[2]), let key = decode(parts[3]) else {
            return false
        }
        let derived = try derive(password, salt)
        return derived.count == key.count && zip(derived, key).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// A stored form that no password is known to match: its key is drawn at random, not derived, so it costs nothing
    /// to make and as much to compare with as any other.
    static func decoy() -> String {
        prefix + encode(randomSalt()) + "$" + encode(randomSalt() + randomSalt())
    }

    static func randomSalt() -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }

    private static func derive(_ password: String, _ salt: [UInt8]) throws -> [UInt8] {
        // Unicode has several spellings of one character; RFC 8265 has passwords normalised before use.
        let normalised = Data(password.precomposedStringWithCanonicalMapping.utf8)
        let key = try KDF.Scrypt.deriveKey(
            from: normalised,
            salt: salt,
            outputByteCount: 32,
            rounds: rounds,
            blockSize: blockSize,
            parallelism: parallelism
        )
        return key.withUnsafeBytes { Array($0) }
    }

    /// Base64 without padding, as the PHC string format has it.
    private static func encode(_ bytes: [UInt8]) -> String {
        String(Data(bytes).base64EncodedString().prefix { $0 != "=" })
    }

    private static func decode(_ text: Substring) -> [UInt8]? {
        Data(base64Encoded: text + String(repeating: "=", count: (4 - text.count % 4) % 4)).map(Array.init)
    }
}
