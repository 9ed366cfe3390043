/// A text in the mode of writing that suits it (ISO/IEC 18004 §7.4).
enum QRSegment: Sendable {
    /// The values of characters among ``alphabet``; two take 11 bits.
    case alphanumeric([UInt16])
    /// UTF-8; a reader takes it for another encoding unless it is ASCII or says so.
    case bytes([UInt8])

    /// The 45 characters of the mode, each at its value (table 5).
    private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".utf8)

    init(_ text: String) {
        let values = text.utf8.compactMap { Self.alphabet.firstIndex(of: $0).map(UInt16.init) }
        self = values.count == text.utf8.count ? .alphanumeric(values) : .bytes(Array(text.utf8))
    }

    /// How many characters, or bytes, it has.
    var count: Int {
        switch self {
        case .alphanumeric(let values): values.count
        case .bytes(let bytes): bytes.count
        }
    }

    /// Whether it has to say that it is UTF-8 (§7.4.2).
    private var isUnicode: Bool {
        if case .bytes(let bytes) = self { bytes.contains { $0 >= 0x80 } } else { false }
    }

    /// How many bits it takes, without a terminator.
    func bitCount(in version: QRVersion) -> Int {
        let head = (isUnicode ? 12 : 0) + 4 + countLength(in: version)
        return switch self {
        case .alphanumeric(let values): head + values.count / 2 * 11 + values.count % 2 * 6
        case .bytes(let bytes): head + 8 * bytes.count
        }
    }

    /// The symbol's codewords of data: the segment, a terminator and what fills the rest (§7.4.9 and §7.4.10).
    ///
    /// - Parameter version: one that holds it.
    func codewords(in version: QRVersion) -> [UInt8] {
        var bits = BitWriter()
        switch self {
        case .alphanumeric(let values):
            bits.append(0b0010, length: 4)
            bits.append(UInt32(values.count), length: countLength(in: version))
            for index in stride(from: 0, to: values.count - 1, by: 2) {
                bits.append(UInt32(values[index] * 45 + values[index + 1]), length: 11)
            }
            if !values.count.isMultiple(of: 2), let last = values.last { bits.append(UInt32(last), length: 6) }
        case .bytes(let bytes):
            if isUnicode {
                bits.append(0b0111, length: 4)
                // The number of UTF-8 among the extended channel interpretations.
                bits.append(26, length: 8)
            }
            bits.append(0b0100, length: 4)
            bits.append(UInt32(bytes.count), length: countLength(in: version))
            for byte in bytes { bits.append(UInt32(byte), length: 8) }
        }
        bits.append(0, length: min(4, 8 * version.capacity - bits.count))
        var codewords = bits.bytes
        var filler: UInt8 = 0b1110_1100
        while codewords.count < version.capacity {
            codewords.append(filler)
            filler ^= 0b1111_1101
        }
        return codewords
    }

    /// How many bits the number of characters has (table 3).
    private func countLength(in version: QRVersion) -> Int {
        switch self {
        case .alphanumeric: version.number < 10 ? 9 : 11
        case .bytes: version.number < 10 ? 8 : 16
        }
    }
}
