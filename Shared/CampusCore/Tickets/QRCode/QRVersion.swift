/// What is fixed for a size of symbol at error correction level M (ISO/IEC 18004 §6.5.1 table 9 and annex E).
struct QRVersion: Sendable {
    let number: Int
    /// The rows and columns that alignment patterns are centred on.
    let alignment: [Int]
    /// How many codewords of data each block has, in the order of the blocks.
    let blocks: [Int]
    /// How many codewords of error correction each block has.
    let corrections: Int

    var size: Int { 17 + 4 * number }
    /// How many codewords of data the symbol has.
    var capacity: Int { blocks.reduce(0, +) }

    func holds(_ segment: QRSegment) -> Bool {
        segment.bitCount(in: self) <= 8 * capacity
    }

    static let all = [
        QRVersion(number: 1, alignment: [], blocks: [16], corrections: 10),
        QRVersion(number: 2, alignment: [6, 18], blocks: [28], corrections: 16),
        QRVersion(number: 3, alignment: [6, 22], blocks: [44], corrections: 26),
        QRVersion(number: 4, alignment: [6, 26], blocks: [32, 32], corrections: 18),
        QRVersion(number: 5, alignment: [6, 30], blocks: [43, 43], corrections: 24),
        QRVersion(number: 6, alignment: [6, 34], blocks: [27, 27, 27, 27], corrections: 16),
        QRVersion(number: 7, alignment: [6, 22, 38], blocks: [31, 31, 31, 31], corrections: 18),
        QRVersion(number: 8, alignment: [6, 24, 42], blocks: [38, 38, 39, 39], corrections: 22),
        QRVersion(number: 9, alignment: [6, 26, 46], blocks: [36, 36, 36, 37, 37], corrections: 22),
        QRVersion(number: 10, alignment: [6, 28, 50], blocks: [43, 43, 43, 43, 44], corrections: 26),
    ]
}
