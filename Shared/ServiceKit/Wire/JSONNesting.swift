/// How deep a JSON text may nest, told from its bytes before anything is built from them: a decoder that goes down level
/// by level can be sent deeper than its stack.
public enum JSONNesting {
    /// The most arrays and objects that may stand in each other; nothing that the API reads has more than six.
    public static let limit = 32

    /// Whether the text stays within the limit. One pass, no recursion, no memory. What is no JSON at all may be told
    /// either way: the decoder refuses it.
    ///
    /// A text with a NUL is refused: UTF-8 has none in JSON, and the encodings that have (UTF-16 and UTF-32, which RFC 8259
    /// section 8.1 no longer allows) would be read here as other characters than the decoder reads.
    public static func isAcceptable(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var depth = 0
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                depth += 1
                guard depth <= limit else { return false }
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                depth -= 1
            case UInt8(ascii: "\""):
                guard let end = endOfString(bytes, from: index + 1) else { return false }
                index = end
            case 0:
                return false
            default:
                break
            }
            index += 1
        }
        return true
    }

    /// The index of the quote that ends a string; nil when there is none, or a NUL before it.
    private static func endOfString(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""): return index
            // Whatever follows is no end.
            case UInt8(ascii: "\\"): index += 2
            case 0: return nil
            default: index += 1
            }
        }
        return nil
    }
}
