/// The Reed–Solomon code that lets a reader find and mend wrong codewords, half as many as it adds
/// (ISO/IEC 18004 §7.5.2 and annex A).
struct ReedSolomon: Sendable {
    /// The coefficients of the generator polynomial below its first, which is 1.
    private let generator: [UInt8]

    /// - Parameter corrections: how many codewords it adds to a block.
    init(corrections: Int) {
        // The product of x - 2⁰, x - 2¹ and so on, the highest coefficient first.
        var product: [UInt8] = [1]
        for root in GaloisField.powers.prefix(corrections) {
            let multiplied = product.map { GaloisField.product($0, root) }
            product.append(0)
            for (index, coefficient) in multiplied.enumerated() { product[index + 1] ^= coefficient }
        }
        generator = Array(product.dropFirst())
    }

    /// What stands behind the block: the remainder of its division by the generator.
    func corrections(_ block: [UInt8]) -> [UInt8] {
        var remainder = [UInt8](repeating: 0, count: generator.count)
        for codeword in block {
            let factor = codeword ^ remainder.removeFirst()
            remainder.append(0)
            for (index, coefficient) in generator.enumerated() {
                remainder[index] ^= GaloisField.product(coefficient, factor)
            }
        }
        return remainder
    }
}
