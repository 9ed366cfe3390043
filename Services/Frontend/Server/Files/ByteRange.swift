/// The part of a file that `Range` asks for (RFC 9110 section 14.1.2).
enum ByteRange: Equatable, Sendable {
    case bytes(ClosedRange<Int>)
    /// Nothing of it is there: 416.
    case unsatisfiable

    /// Nil for what is to be ignored: another unit, several parts, which nobody asks a web app's files for, and what
    /// cannot be read.
    ///
    /// - Parameter length: the file's, in bytes.
    init?(_ field: String, length: Int) {
        let field = field.filter { $0 != " " && $0 != "\t" }
        guard field.lowercased().hasPrefix("bytes="), !field.contains(",") else { return nil }
        let ends = field.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2 else { return nil }
        switch (Self.number(ends[0]), Self.number(ends[1])) {
        case (.some(let first), let last):
            guard last != nil || ends[1].isEmpty, last.map({ $0 >= first }) ?? true else { return nil }
            self = first < length ? .bytes(first...min(last ?? .max, length - 1)) : .unsatisfiable
        case (nil, .some(let count)):
            guard ends[0].isEmpty else { return nil }
            self = count > 0 && length > 0 ? .bytes(max(0, length - count)...length - 1) : .unsatisfiable
        case (nil, nil): return nil
        }
    }

    /// Nil for what is no number; what is too large for one is as large as can be.
    private static func number(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            return nil
        }
        return Int(text) ?? .max
    }
}
