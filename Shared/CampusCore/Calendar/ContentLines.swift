/// Writes the content lines of an iCalendar stream (RFC 5545 §3.1): folded at 75 octets, ended with CRLF.
struct ContentLines {
    /// The stream so far, in UTF-8.
    private(set) var bytes: [UInt8] = []

    private static let longestLine = 75

    /// Adds one line; its parts must be escaped already, see ``CalendarText``.
    ///
    /// - Parameters:
    ///   - property: the name, with its parameters behind it: `DTSTART;TZID=Europe/Berlin`.
    ///   - value: what stands behind the colon.
    mutating func add(_ property: String, _ value: String) {
        var length = 0
        for part in [property, ":", value] {
            for byte in part.utf8 {
                // A scalar stays whole: readers that decode line by line would see rubbish.
                if length + Self.octets(from: byte) > Self.longestLine {
                    bytes.append(contentsOf: "\r\n ".utf8)
                    length = 1
                }
                bytes.append(byte)
                length += 1
            }
        }
        bytes.append(contentsOf: "\r\n".utf8)
    }

    /// How many octets must still stand together: the scalar's, at its first one; at a later one they already do.
    private static func octets(from byte: UInt8) -> Int {
        switch byte {
        case 0xF0...: 4
        case 0xE0...: 3
        case 0xC0...: 2
        default: 1
        }
    }

    /// Adds a component around what `body` adds.
    mutating func component(_ name: String, _ body: (inout ContentLines) -> Void) {
        add("BEGIN", name)
        body(&self)
        add("END", name)
    }

    /// Adds what every calendar of ours begins with.
    ///
    /// - Parameter method: what is to be done with it (RFC 5546 §1.4).
    mutating func addCalendarHead(method: String) {
        add("VERSION", "2.0")
        add("PRODID", "-//Campus Events//Calendar//EN")
        add("CALSCALE", "GREGORIAN")
        add("METHOD", method)
    }
}
