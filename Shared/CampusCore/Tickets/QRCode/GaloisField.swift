/// The field of 256 elements in which codewords are reckoned: polynomials over bits modulo x⁸+x⁴+x³+x²+1
/// (ISO/IEC 18004 §7.5.2). Addition and subtraction are both exclusive or.
enum GaloisField {
    /// The powers of 2, which are all elements but zero; twice in a row, so that a sum of two logarithms finds its own.
    static let powers: [UInt8] = {
        var powers: [UInt8] = []
        var value: UInt16 = 1
        for _ in 0..<510 {
            powers.append(UInt8(value))
            value <<= 1
            if value > 0xFF { value ^= 0x11D }
        }
        return powers
    }()

    /// The exponent of each element but zero.
    private static let logarithms: [Int] = {
        var logarithms = [Int](repeating: 0, count: 256)
        for exponent in 0..<255 { logarithms[Int(powers[exponent])] = exponent }
        return logarithms
    }()

    static func product(_ one: UInt8, _ other: UInt8) -> UInt8 {
        one == 0 || other == 0 ? 0 : powers[logarithms[Int(one)] + logarithms[Int(other)]]
    }
}
