/// A place in the order of committed changes: the transaction, then the row.
public struct LiveCursor: Comparable, Hashable, Sendable {
    public let transactionID: UInt64
    public let id: Int64

    /// Before every change.
    public static let start = LiveCursor(transactionID: 0, id: 0)

    public init(transactionID: UInt64, id: Int64) {
        self.transactionID = transactionID
        self.id = id
    }

    /// Reads ``text``; nil when it is not one that we wrote.
    public init?(text: some StringProtocol) {
        let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let transactionID = UInt64(parts[0]), let id = Int64(parts[1]), id >= 0 else {
            return nil
        }
        self.init(transactionID: transactionID, id: id)
    }

    public var text: String { "\(transactionID)-\(id)" }

    public static func < (left: LiveCursor, right: LiveCursor) -> Bool {
        (left.transactionID, left.id) < (right.transactionID, right.id)
    }
}
