/// Writes lists for the queue's scripts, in as few of MessagePack's types as they need.
///
/// Source: the MessagePack specification, https://github.com/msgpack/msgpack/blob/master/spec.md
struct PackedWriter {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    /// Begins a list; its elements follow.
    mutating func list(count: Int) {
        bytes.append(0xDD)
        appendBigEndian(UInt32(count))
    }

    mutating func text(_ text: String) {
        header(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    mutating func data(_ data: [UInt8]) {
        header(data.count)
        bytes.append(contentsOf: data)
    }

    mutating func integer(_ number: Int64) {
        bytes.append(0xD3)
        appendBigEndian(UInt64(bitPattern: number))
    }

    /// Strings and bytes are one to Lua.
    private mutating func header(_ count: Int) {
        if count < 32 {
            bytes.append(0xA0 | UInt8(count))
        } else {
            bytes.append(0xDB)
            appendBigEndian(UInt32(count))
        }
    }

    private mutating func appendBigEndian(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }
}
