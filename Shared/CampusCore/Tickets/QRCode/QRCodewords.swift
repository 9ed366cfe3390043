/// The codewords of a symbol in the order in which they are placed (ISO/IEC 18004 §7.6).
enum QRCodewords {
    /// The data in blocks with their error correction, a codeword of each block in turn: damage in one place then
    /// hurts every block a little and none too much.
    ///
    /// - Parameter data: as many codewords as the version has.
    static func interleaved(_ data: [UInt8], in version: QRVersion) -> [UInt8] {
        let code = ReedSolomon(corrections: version.corrections)
        var rest = data[...]
        let blocks = version.blocks.map { count in
            let block = Array(rest.prefix(count))
            rest = rest.dropFirst(count)
            return block
        }
        let corrections = blocks.map(code.corrections)
        return turns(blocks) + turns(corrections)
    }

    /// The first of each block, then the second of each; a short block is left out at the end.
    private static func turns(_ blocks: [[UInt8]]) -> [UInt8] {
        let longest = blocks.map(\.count).max() ?? 0
        return (0..<longest).flatMap { index in blocks.compactMap { index < $0.count ? $0[index] : nil } }
    }
}
