/// Names of header fields, which are the same in capitals and small letters (RFC 9110 section 5.1).
enum FieldName {
    /// Whether the names are the same. Two lengths that differ rule out nearly every pair at once.
    static func areSame(_ left: String, _ right: String) -> Bool {
        left.utf8.count == right.utf8.count
            && zip(left.utf8, right.utf8).allSatisfy { small($0) == small($1) }
    }

    private static func small(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}
