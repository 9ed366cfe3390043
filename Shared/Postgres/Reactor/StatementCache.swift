/// Which statements are prepared on one connection, the least recently used going first; a pure value.
///
/// A statement is used by name once the server confirmed it, or within the very group that prepares it, where a
/// failure aborts its use too. Until then other groups send the same SQL unnamed, so that nobody depends on a
/// preparation that a neighbour's failure may abort.
struct StatementCache {
    /// How a statement is to be sent.
    enum Use: Equatable {
        case prepared(name: String)
        /// Prepare it under the name, then use it.
        case prepare(name: String)
        case unnamed
    }

    private struct Entry {
        let name: String
        /// The group that prepares it; nil once it is confirmed.
        var pendingGroup: Int?
        var lastUse: Int
    }

    private let limit: Int
    private var entries: [String: Entry] = [:]
    private var sqlByName: [String: String] = [:]
    private var uses = 0
    private var names = 0
    /// What is still prepared on the server and will not be used again.
    private(set) var retired: [String] = []

    init(limit: Int) {
        self.limit = limit
    }

    mutating func use(_ sql: String, group: Int) -> Use {
        uses += 1
        if let entry = entries[sql] {
            guard entry.pendingGroup == nil || entry.pendingGroup == group else { return .unnamed }
            entries[sql]?.lastUse = uses
            return .prepared(name: entry.name)
        }
        guard entries.count < limit || evict() else { return .unnamed }
        names += 1
        let name = "s\(names)"
        entries[sql] = Entry(name: name, pendingGroup: group, lastUse: uses)
        sqlByName[name] = sql
        return .prepare(name: name)
    }

    /// The server prepared it.
    mutating func confirm(name: String) {
        if let sql = sqlByName[name] { entries[sql]?.pendingGroup = nil }
    }

    /// The server does not have it.
    mutating func forget(name: String) {
        if let sql = sqlByName.removeValue(forKey: name) { entries[sql] = nil }
    }

    /// The server has it, but it is of no use any more.
    mutating func retire(name: String) {
        guard sqlByName[name] != nil else { return }
        forget(name: name)
        retired.append(name)
    }

    /// Takes what is to be deallocated now.
    mutating func takeRetired() -> [String] {
        defer { retired = [] }
        return retired
    }

    /// A deallocation did not happen after all.
    mutating func putBack(name: String) {
        retired.append(name)
    }

    private mutating func evict() -> Bool {
        let confirmed = entries.values.filter { $0.pendingGroup == nil }
        guard let oldest = confirmed.min(by: { $0.lastUse < $1.lastUse }) else { return false }
        retire(name: oldest.name)
        return true
    }
}
