public import CampusCore

extension Validator {
    /// How many a page holds: 50 unless asked for, 100 at most.
    public mutating func limit(_ text: Substring?) -> Int {
        guard let text, !text.isEmpty else { return 50 }
        return integer(Int(text) ?? 0, "limit", 1...100)
    }

    /// The parts of the cursor, or nil when there is none.
    public mutating func cursor(_ text: Substring?, parts count: Int) -> [String]? {
        guard let text, !text.isEmpty else { return nil }
        let cursor = PageCursor(text: text, count: count)
        require(cursor != nil, "cursor", "must be one from a Link header")
        return cursor?.parts
    }
}
