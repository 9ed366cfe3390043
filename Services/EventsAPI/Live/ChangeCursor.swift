/// A place in the order of changes: the transaction, then the row.
struct ChangeCursor: Comparable, Hashable, Sendable {
    let transactionID: UInt64
    let id: Int64

    init(transactionID: UInt64, id: Int64) {
        self.transactionID = transactionID
        self.id = id
    }

    /// Reads ``text``; nil when it is not one that we wrote.
    init?(text: some StringProtocol) {
        let parts = text.split(separator: "-", maxSplits: 1)
        guard parts.count == 2, let transactionID = UInt64(parts[0]), let id = Int64(parts[1]) else { return nil }
        self.init(transactionID: transactionID, id: id)
    }

    var text: String { "\(transactionID)-\(id)" }

    static func < (left: ChangeCursor, right: ChangeCursor) -> Bool {
        (left.transactionID, left.id) < (right.transactionID, right.id)
    }
}
