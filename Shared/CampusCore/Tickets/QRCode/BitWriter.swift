/// Writes numbers of few bits one after another, the highest bit first.
struct BitWriter {
    /// What was written; the last byte's rest is zero.
    private(set) var bytes: [UInt8] = []
    /// How many bits were written.
    private(set) var count = 0

    /// Adds the lowest `length` bits of the value.
    mutating func append(_ value: UInt32, length: Int) {
        for place in (0..<length).reversed() {
            if count.isMultiple(of: 8) { bytes.append(0) }
            if value >> UInt32(place) & 1 == 1 { bytes[count / 8] |= 0x80 >> UInt8(count % 8) }
            count += 1
        }
    }
}
