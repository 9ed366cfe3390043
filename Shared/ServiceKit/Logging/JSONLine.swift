/// Builds one flat JSON object of text members, without the cost of an encoder.
struct JSONLine {
    private var text = "{"

    mutating func add(_ key: String, _ value: String) {
        if text.utf8.count > 1 { text += "," }
        quote(key)
        text += ":"
        quote(value)
    }

    consuming func finish() -> String { text + "}" }

    /// RFC 8259 §7: the quotation mark, the reverse solidus and the control characters are escaped.
    private mutating func quote(_ value: String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
