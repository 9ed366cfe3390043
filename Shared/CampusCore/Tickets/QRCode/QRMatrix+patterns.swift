// What every symbol of a version has (ISO/IEC 18004 §6.3), and what it says of itself (§7.9 and §7.10).
extension QRMatrix {
    /// The version's patterns, with the place for the format left light.
    init(_ version: QRVersion) {
        self.init(size: version.size)
        for index in 0..<size {
            reserve(6, index, dark: index.isMultiple(of: 2))
            reserve(index, 6, dark: index.isMultiple(of: 2))
        }
        for (row, column) in [(3, 3), (3, size - 4), (size - 4, 3)] { drawFinder(row, column) }
        for row in version.alignment {
            for column in version.alignment where !isInCorner(row, column) { drawAlignment(row, column) }
        }
        write(0, at: Self.formatPlaces(size))
        reserve(size - 8, 8, dark: true)
        if version.number >= 7 {
            let bits = BCHCode.version.encoded(UInt32(version.number))
            write(bits, at: Self.versionPlaces(size))
        }
    }

    /// Says the level, which is M and 00, and the mask, masked themselves, so that it is never all light.
    mutating func writeFormat(_ mask: QRMask) {
        write(BCHCode.format.encoded(UInt32(mask.rawValue)) ^ 0b101_0100_0001_0010, at: Self.formatPlaces(size))
    }

    /// A finder pattern with its separator, as much as lies within the symbol.
    private mutating func drawFinder(_ middle: Int, _ centre: Int) {
        for row in max(0, middle - 4)...min(size - 1, middle + 4) {
            for column in max(0, centre - 4)...min(size - 1, centre + 4) {
                let distance = max(abs(row - middle), abs(column - centre))
                reserve(row, column, dark: distance != 2 && distance != 4)
            }
        }
    }

    private mutating func drawAlignment(_ middle: Int, _ centre: Int) {
        for row in middle - 2...middle + 2 {
            for column in centre - 2...centre + 2 {
                reserve(row, column, dark: max(abs(row - middle), abs(column - centre)) != 1)
            }
        }
    }

    /// Whether a finder pattern is there already.
    private func isInCorner(_ row: Int, _ column: Int) -> Bool {
        (row < 8 && (column < 8 || column >= size - 8)) || (row >= size - 8 && column < 8)
    }

    /// Writes bit 0, the lowest, at each of the first places and so on.
    private mutating func write(_ bits: UInt32, at places: [[(row: Int, column: Int)]]) {
        for (place, both) in places.enumerated() {
            for (row, column) in both { reserve(row, column, dark: bits >> UInt32(place) & 1 == 1) }
        }
    }

    /// Where the 15 bits of the format stand, each twice: around the first finder pattern, and beside the others.
    private static func formatPlaces(_ size: Int) -> [[(row: Int, column: Int)]] {
        (0..<15).map { bit in
            // The timing patterns are skipped.
            let first = bit < 8 ? (row: bit < 6 ? bit : bit + 1, column: 8) : (row: 8, column: bit == 8 ? 7 : 14 - bit)
            let second = bit < 8 ? (row: 8, column: size - 1 - bit) : (row: size - 15 + bit, column: 8)
            return [first, second]
        }
    }

    /// Where the 18 bits of the version stand, each twice.
    private static func versionPlaces(_ size: Int) -> [[(row: Int, column: Int)]] {
        (0..<18).map { bit in
            let (long, short) = (bit / 3, size - 11 + bit % 3)
            return [(row: short, column: long), (row: long, column: short)]
        }
    }
}
