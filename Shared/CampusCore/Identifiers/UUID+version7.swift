public import Foundation

extension UUID {
    /// A UUID of version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then random bits.
    ///
    /// Ids made this way sort by the time they were made, so that an index on them grows at its end.
    public static func version7(at date: Date, using generator: inout some RandomNumberGenerator) -> UUID {
        let milliseconds = UInt64(max(0, date.timeIntervalSince1970 * 1000))
        let first = generator.next()
        let second = generator.next()
        let high = (milliseconds & 0xFFFF_FFFF_FFFF) << 16 | 0x7000 | (first & 0x0FFF)
        let low = 0x8000_0000_0000_0000 | (second & 0x3FFF_FFFF_FFFF_FFFF)
        func byte(_ word: UInt64, _ index: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: word >> (56 - 8 * index)) }
        return UUID(
            uuid: (
                byte(high, 0), byte(high, 1), byte(high, 2), byte(high, 3),
                byte(high, 4), byte(high, 5), byte(high, 6), byte(high, 7),
                byte(low, 0), byte(low, 1), byte(low, 2), byte(low, 3),
                byte(low, 4), byte(low, 5), byte(low, 6), byte(low, 7)
            )
        )
    }

    /// A UUID of version 7 for this moment.
    public static func version7() -> UUID {
        var generator = SystemRandomNumberGenerator()
        return version7(at: Date(), using: &generator)
    }
}
