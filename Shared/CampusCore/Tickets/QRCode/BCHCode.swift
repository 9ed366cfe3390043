/// The codes that protect what a symbol says of itself (ISO/IEC 18004 annexes C and D): the remainder of a division
/// by a generator polynomial over bits stands behind the data.
struct BCHCode: Sendable {
    private let generator: UInt32
    /// How many bits are added.
    private let degree: UInt32

    /// 5 bits of the format become 15.
    static let format = BCHCode(generator: 0b101_0011_0111, degree: 10)
    /// 6 bits of the version become 18.
    static let version = BCHCode(generator: 0b1_1111_0010_0101, degree: 12)

    func encoded(_ data: UInt32) -> UInt32 {
        var remainder = data << degree
        for place in (degree..<32).reversed() where remainder >> place & 1 == 1 {
            remainder ^= generator << (place - degree)
        }
        return data << degree | remainder
    }
}
