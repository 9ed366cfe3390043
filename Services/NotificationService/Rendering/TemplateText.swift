/// What people wrote, as a template may show it: without what would break a line, or turn the text around it.
enum TemplateText {
    /// One line; every run of white space is one space, so that it begins no header and parts no list.
    static func line(_ text: String) -> String {
        let scalars = text.unicodeScalars.lazy.filter { !turnsText($0) }
            .map { $0.properties.isWhitespace || isControl($0) ? " " : $0 }
        return String(String.UnicodeScalarView(scalars)).split(separator: " ").joined(separator: " ")
    }

    /// The lines of each paragraph; paragraphs are parted by empty lines.
    static func paragraphs(_ text: String) -> [[String]] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line(String($0)) }
            .split(separator: "").map(Array.init)
    }

    /// Of the general category Cc, which is closed.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    }

    /// Embeddings, overrides and isolates (UAX #9 §2): left open, they would turn what comes after them.
    private static func turnsText(_ scalar: Unicode.Scalar) -> Bool {
        (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }
}
