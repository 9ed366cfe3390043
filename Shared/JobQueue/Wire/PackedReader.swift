import Redis

/// Reads lists that the queue's scripts packed.
///
/// Source: the MessagePack specification, https://github.com/msgpack/msgpack/blob/master/spec.md
struct PackedReader {
    private let bytes: [UInt8]
    private var at = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// How many elements the list has that begins here.
    ///
    /// - Throws: as all of this type, ``RedisError`` `protocolViolation` when something else is here.
    mutating func list() throws(RedisError) -> Int {
        let type = try byte()
        switch type {
        case 0x90...0x9F: return Int(type & 0x0F)
        case 0xDC: return Int(try number(UInt16.self))
        case 0xDD: return Int(try number(UInt32.self))
        default: throw ScriptAnswer.unexpected
        }
    }

    mutating func text() throws(RedisError) -> String {
        let text = String(validating: try slice(), as: UTF8.self)
        guard let text else { throw ScriptAnswer.unexpected }
        return text
    }

    mutating func data() throws(RedisError) -> [UInt8] {
        Array(try slice())
    }

    mutating func integer() throws(RedisError) -> Int {
        let type = try byte()
        switch type {
        case 0x00...0x7F: return Int(type)
        case 0xCC: return Int(try byte())
        case 0xCD: return Int(try number(UInt16.self))
        case 0xCE: return Int(try number(UInt32.self))
        default: throw ScriptAnswer.unexpected
        }
    }

    private mutating func slice() throws(RedisError) -> ArraySlice<UInt8> {
        let type = try byte()
        let count: Int
        switch type {
        case 0xA0...0xBF: count = Int(type & 0x1F)
        case 0xD9: count = Int(try byte())
        case 0xDA: count = Int(try number(UInt16.self))
        case 0xDB: count = Int(try number(UInt32.self))
        default: throw ScriptAnswer.unexpected
        }
        guard count <= bytes.count - at else { throw ScriptAnswer.unexpected }
        defer { at += count }
        return bytes[at..<(at + count)]
    }

    private mutating func byte() throws(RedisError) -> UInt8 {
        guard at < bytes.count else { throw ScriptAnswer.unexpected }
        defer { at += 1 }
        return bytes[at]
    }

    private mutating func number<Number: FixedWidthInteger>(_ type: Number.Type) throws(RedisError) -> Number {
        var number: Number = 0
        for _ in 0..<(Number.bitWidth / 8) { number = number << 8 | Number(try byte()) }
        return number
    }
}
