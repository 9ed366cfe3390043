/// A text as a square of dark and light modules that cameras read: a QR code of model 2 (ISO/IEC 18004), error
/// correction level M, which survives the loss of 15 % of it.
public struct QRCode: Equatable, Sendable {
    /// 1 to 10; each is four modules wider than the one before.
    public let version: Int
    /// The number of the pattern that was laid over the data, 0 to 7 (§7.8).
    public let mask: Int
    private let matrix: QRMatrix

    /// The smallest symbol that holds the text, with the mask that is best to read.
    ///
    /// Upper case, digits and `$%*+-./:` take less room than other texts, which are written as UTF-8.
    ///
    /// - Throws: ``QRCodeError`` for what no symbol up to version 10 holds: more than 311 of those, or 213 bytes of
    ///   ASCII.
    public init(_ text: String) throws(QRCodeError) {
        let segment = QRSegment(text)
        guard let version = QRVersion.all.first(where: { $0.holds(segment) }) else {
            throw QRCodeError(.tooLong, "\(segment.count) characters fit no symbol")
        }
        let candidates = QRMask.allCases.map { (mask: $0, matrix: Self.matrix(segment, version, $0)) }
        // The first of the best; the list is never empty.
        var best = candidates[0]
        var least = best.matrix.penalty
        for candidate in candidates.dropFirst() {
            let penalty = candidate.matrix.penalty
            if penalty < least { (best, least) = (candidate, penalty) }
        }
        self.version = version.number
        mask = best.mask.rawValue
        matrix = best.matrix
    }

    /// The symbol with a version and a mask that somebody else chose.
    init(_ segment: QRSegment, _ version: QRVersion, _ mask: QRMask) {
        self.version = version.number
        self.mask = mask.rawValue
        matrix = Self.matrix(segment, version, mask)
    }

    /// How many modules wide and high it is, without the quiet zone.
    public var size: Int { matrix.size }

    /// Whether the module is dark; rows and columns count from 0 at the top left.
    public subscript(row: Int, column: Int) -> Bool { matrix[row, column] }

    private static func matrix(_ segment: QRSegment, _ version: QRVersion, _ mask: QRMask) -> QRMatrix {
        var matrix = QRMatrix(version)
        matrix.place(QRCodewords.interleaved(segment.codewords(in: version), in: version))
        matrix.apply(mask)
        matrix.writeFormat(mask)
        return matrix
    }
}
