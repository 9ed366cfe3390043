import CHiredis

extension RedisValue {
    /// Copies a reply of hiredis, whose memory stays its own.
    init(copying reply: redisReply) throws(RedisError) {
        switch reply.type {
        case REDIS_REPLY_NIL: self = .null
        case REDIS_REPLY_INTEGER: self = .integer(reply.integer)
        case REDIS_REPLY_STRING: self = .string(Self.bytes(reply))
        case REDIS_REPLY_STATUS: self = .status(String(decoding: Self.bytes(reply), as: UTF8.self))
        case REDIS_REPLY_ERROR: self = .error(String(decoding: Self.bytes(reply), as: UTF8.self))
        case REDIS_REPLY_ARRAY: self = .array(try Self.elements(reply))
        default: throw RedisError(code: .protocolViolation, message: "a reply of the unknown type \(reply.type)")
        }
    }

    private static func bytes(_ reply: redisReply) -> [UInt8] {
        Array(UnsafeRawBufferPointer(start: reply.str, count: reply.str == nil ? 0 : reply.len))
    }

    private static func elements(_ reply: redisReply) throws(RedisError) -> [RedisValue] {
        var values: [RedisValue] = []
        values.reserveCapacity(reply.elements)
        for element in UnsafeBufferPointer(start: reply.element, count: reply.element == nil ? 0 : reply.elements) {
            guard let element else {
                throw RedisError(code: .protocolViolation, message: "an array with a missing element")
            }
            values.append(try RedisValue(copying: element.pointee))
        }
        return values
    }
}
