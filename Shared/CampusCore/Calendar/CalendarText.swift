/// Texts as values and parameters of iCalendar.
enum CalendarText {
    /// A value of type TEXT (RFC 5545 §3.3.11): backslash, semicolon and comma are escaped, every kind of line break
    /// is `\n`, and control characters, which no value may hold, are left out.
    static func escaped(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        // By scalars: `\r\n` is one `Character`, and so is a comma with a combining mark behind it.
        for scalar in text.unicodeScalars {
            defer { previous = scalar }
            switch scalar {
            case "\\", ";", ",":
                escaped.append("\\")
                escaped.append(scalar)
            case "\n" where previous == "\r": break
            case "\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}":
                escaped.append(contentsOf: "\\n".unicodeScalars)
            case "\t": escaped.append(scalar)
            default:
                if !isControl(scalar) { escaped.append(scalar) }
            }
        }
        return String(escaped)
    }

    /// A parameter's value (RFC 5545 §3.2): quoted where it must be, and without what cannot be written there at all.
    static func parameter(_ value: String) -> String {
        let allowed = value.unicodeScalars.filter { $0 != "\"" && !isControl($0) }
        let text = String(String.UnicodeScalarView(allowed))
        return text.unicodeScalars.contains { [";", ":", ","].contains($0) } ? "\"\(text)\"" : text
    }

    /// Of the general category Cc, which is closed.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    }
}
