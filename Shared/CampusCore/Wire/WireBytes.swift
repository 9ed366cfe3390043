public import Foundation

/// Writes JSON as UTF-8 without an encoder, for the two or three shapes that are answered thousands of times a second:
/// Codable takes several times as long over an object as all the rest of its answer.
///
/// The caller sees to braces and commas; every member is written as ``WireJSON`` would.
public struct WireBytes: Sendable {
    public private(set) var bytes: [UInt8] = []

    public init(capacity: Int = 512) {
        bytes.reserveCapacity(capacity)
    }

    /// Appends what is JSON already.
    public mutating func raw(_ json: StaticString) {
        json.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Appends bytes that are JSON already.
    public mutating func raw(_ json: UnsafeRawBufferPointer) {
        bytes.append(contentsOf: json)
    }

    /// A string with its quotes; control characters, quotes and reverse solidi are escaped (RFC 8259 §7).
    public mutating func string(_ text: String) {
        var text = text
        text.withUTF8 { string(utf8: UnsafeRawBufferPointer($0)) }
    }

    /// The same of a text that is UTF-8 already.
    public mutating func string(utf8: UnsafeRawBufferPointer) {
        bytes.append(UInt8(ascii: "\""))
        var rest = utf8[...]
        // Nearly no byte has to be escaped, and what lies between two that have is copied at once.
        while let position = rest.firstIndex(where: {
            $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\")
        }) {
            bytes.append(contentsOf: rest[..<position])
            let byte = rest[position]
            bytes.append(UInt8(ascii: "\\"))
            if byte < 0x20 {
                raw("u00")
                bytes.append(Self.digit(byte >> 4))
                bytes.append(Self.digit(byte & 15))
            } else {
                bytes.append(byte)
            }
            rest = rest[(position + 1)...]
        }
        bytes.append(contentsOf: rest)
        bytes.append(UInt8(ascii: "\""))
    }

    public mutating func id(_ id: WireID) {
        bytes.append(UInt8(ascii: "\""))
        withUnsafeBytes(of: id.uuid.uuid) { parts in
            for (index, part) in parts.enumerated() {
                if index == 4 || index == 6 || index == 8 || index == 10 { bytes.append(UInt8(ascii: "-")) }
                bytes.append(Self.digit(part >> 4))
                bytes.append(Self.digit(part & 15))
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    public mutating func time(_ date: Date) {
        bytes.append(UInt8(ascii: "\""))
        WireTime.append(date, to: &bytes)
        bytes.append(UInt8(ascii: "\""))
    }

    public mutating func integer(_ value: Int) {
        bytes.append(contentsOf: String(value).utf8)
    }

    /// `null`, or the value as `write` writes it.
    public mutating func optional<Value>(_ value: Value?, _ write: (inout WireBytes, Value) -> Void) {
        if let value { write(&self, value) } else { raw("null") }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
