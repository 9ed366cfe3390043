/// One argument of a command: bytes, sent with their length, so that no value can be taken for another argument.
public struct RedisArgument: Sendable, Hashable {
    /// What is sent.
    public let bytes: [UInt8]

    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The text as UTF-8.
    public init(_ text: some StringProtocol) {
        bytes = Array(text.utf8)
    }

    /// The number in decimal digits.
    public init(_ number: some BinaryInteger) {
        bytes = Array(String(number).utf8)
    }
}

extension RedisArgument: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) {
        self.init(value)
    }
}

extension RedisArgument: ExpressibleByStringInterpolation {}

extension RedisArgument: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) {
        self.init(value)
    }
}
