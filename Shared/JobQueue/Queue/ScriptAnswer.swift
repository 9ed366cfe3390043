import Redis

/// What a script answered, read as what it is known to answer.
struct ScriptAnswer {
    let value: RedisValue

    static var unexpected: RedisError {
        RedisError(code: .protocolViolation, message: "a script of the queue answered something else than expected")
    }

    func integer() throws(RedisError) -> Int {
        guard let number = value.integerValue else { throw Self.unexpected }
        return Int(number)
    }

    func text() throws(RedisError) -> String {
        guard let text = value.textValue else { throw Self.unexpected }
        return text
    }

    func bytes() throws(RedisError) -> [UInt8] {
        guard let bytes = value.bytesValue else { throw Self.unexpected }
        return bytes
    }

    func list() throws(RedisError) -> [ScriptAnswer] {
        guard let values = value.arrayValue else { throw Self.unexpected }
        return values.map(ScriptAnswer.init(value:))
    }

    func texts() throws(RedisError) -> [String] {
        var texts: [String] = []
        for element in try list() { texts.append(try element.text()) }
        return texts
    }
}
