/// What Redis answered, in the types of protocol version 2.
public enum RedisValue: Sendable, Equatable {
    /// No value.
    case null
    case integer(Int64)
    /// Bytes of any content.
    case string([UInt8])
    /// A short status such as `OK`.
    case status(String)
    /// An error's whole text, such as `WRONGTYPE Operation against a key …`.
    case error(String)
    case array([RedisValue])
}

extension RedisValue {
    /// The number, also when it came as decimal text.
    public var integerValue: Int64? {
        if case .integer(let number) = self { return number }
        return textValue.flatMap { Int64($0) }
    }

    /// The bytes of a string.
    public var bytesValue: [UInt8]? {
        if case .string(let bytes) = self { return bytes }
        return nil
    }

    /// The text of a status, or of a string that is valid UTF-8.
    public var textValue: String? {
        switch self {
        case .string(let bytes): String(validating: bytes, as: UTF8.self)
        case .status(let text): text
        default: nil
        }
    }

    /// The elements of an array.
    public var arrayValue: [RedisValue]? {
        if case .array(let elements) = self { return elements }
        return nil
    }

    /// The value, unless it is an error reply.
    ///
    /// - Throws: ``RedisError`` with the code `server`.
    public func unlessError() throws(RedisError) -> RedisValue {
        if case .error(let message) = self { throw RedisError(serverMessage: message) }
        return self
    }
}
