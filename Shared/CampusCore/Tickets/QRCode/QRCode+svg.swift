extension QRCode {
    /// How many light modules must lie around a symbol (ISO/IEC 18004 §9.1).
    private static let quietZone = 4

    /// The symbol as an image in SVG 1.1, its quiet zone included, dark on white also where pages are dark. It holds
    /// neither script nor style, and scales to any size.
    ///
    /// - Parameter title: what is said to people who do not see it.
    public func svg(title: String) -> String {
        let width = size + 2 * Self.quietZone
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(width)" role="img" \
            shape-rendering="crispEdges"><title>\(Self.escaped(title))</title>\
            <rect width="\(width)" height="\(width)" fill="#fff"/><path fill="#000" d="\(path)"/></svg>
            """
    }

    /// Each run of dark modules of a row as a rectangle.
    private var path: String {
        var path = ""
        for row in 0..<size {
            var column = 0
            while column < size {
                guard self[row, column] else {
                    column += 1
                    continue
                }
                let start = column
                while column < size, self[row, column] { column += 1 }
                let length = column - start
                path += "M\(start + Self.quietZone) \(row + Self.quietZone)h\(length)v1h-\(length)z"
            }
        }
        return path
    }

    /// The text as the content of an element, without what XML cannot hold (XML 1.0 §2.2).
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\u{FFFE}", "\u{FFFF}": break
            default:
                let isControl = scalar.value < 0x20 && scalar != "\t" && scalar != "\n" && scalar != "\r"
                if !isControl { escaped.unicodeScalars.append(scalar) }
            }
        }
        return escaped
    }
}
