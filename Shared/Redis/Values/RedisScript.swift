import Crypto

/// A Lua script that Redis runs whole, as one step, and that is called by its digest.
public struct RedisScript: Sendable {
    /// The Lua text.
    public let source: String
    /// The SHA-1 of the text in hexadecimal, as EVALSHA wants it.
    public let digest: String
    /// Whether running it twice leaves what running it once leaves; only then is it sent again, unasked, after the
    /// connection broke under it.
    public let isIdempotent: Bool

    public init(_ source: String, isIdempotent: Bool = false) {
        self.source = source
        self.isIdempotent = isIdempotent
        let hexadecimal = Array("0123456789abcdef".utf8)
        let digits = Insecure.SHA1.hash(data: Array(source.utf8)).flatMap { byte in
            [hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
        }
        digest = String(decoding: digits, as: UTF8.self)
    }
}
