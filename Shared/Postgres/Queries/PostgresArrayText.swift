/// PostgreSQL's array literals (https://www.postgresql.org/docs/15/arrays.html#ARRAYS-IO), of one dimension.
enum PostgresArrayText {
    private static let quote = UInt8(ascii: "\"")
    private static let backslash = UInt8(ascii: "\\")
    private static let comma = UInt8(ascii: ",")

    /// The literal with every element quoted; nil is NULL.
    static func text(_ elements: some Sequence<String?>) -> String {
        var text = Array("{".utf8)
        // As long as ids are.
        text.reserveCapacity(2 + elements.underestimatedCount * 40)
        for element in elements {
            if text.count > 1 { text.append(comma) }
            guard let element else {
                text.append(contentsOf: "NULL".utf8)
                continue
            }
            text.append(quote)
            for byte in element.utf8 {
                if byte == quote || byte == backslash { text.append(backslash) }
                text.append(byte)
            }
            text.append(quote)
        }
        text.append(UInt8(ascii: "}"))
        return String(decoding: text, as: UTF8.self)
    }

    /// The elements' own texts, nil for NULL; nil when the text is no array of one dimension.
    static func elements(of text: UnsafeRawBufferPointer) -> [[UInt8]?]? {
        guard text.count >= 2, text.first == UInt8(ascii: "{"), text.last == UInt8(ascii: "}") else { return nil }
        let body = text[1..<(text.count - 1)]
        var elements: [[UInt8]?] = []
        var position = body.startIndex
        while position < body.endIndex {
            guard let element = element(of: body, from: &position) else { return nil }
            elements.append(element.isNull ? nil : element.bytes)
            guard position < body.endIndex else { break }
            // A comma stands between two elements: never at the end.
            guard body[position] == comma, position + 1 < body.endIndex else { return nil }
            position += 1
        }
        return elements
    }

    /// Reads one element up to the comma behind it.
    private static func element(
        of body: Slice<UnsafeRawBufferPointer>,
        from position: inout Int
    ) -> (bytes: [UInt8], isNull: Bool)? {
        var bytes: [UInt8] = []
        guard body[position] == quote else {
            while position < body.endIndex, body[position] != comma {
                // Braces and quotes stand unquoted only in an array of several dimensions.
                guard ![quote, backslash, UInt8(ascii: "{"), UInt8(ascii: "}")].contains(body[position]) else {
                    return nil
                }
                bytes.append(body[position])
                position += 1
            }
            return bytes.isEmpty ? nil : (bytes, bytes.elementsEqual("NULL".utf8))
        }
        position += 1
        while position < body.endIndex, body[position] != quote {
            if body[position] == backslash { position += 1 }
            guard position < body.endIndex else { return nil }
            bytes.append(body[position])
            position += 1
        }
        guard position < body.endIndex else { return nil }
        position += 1
        return (bytes, false)
    }
}
