/// What was answered to whom, and where that was wrong.
struct PermissionMatrix {
    struct Cell: Sendable {
        let verdict: Verdict
        let status: Int
        let isMet: Bool
    }

    private let columns: [String]
    private var rows: [(name: String, cells: [Cell])] = []

    init(columns: [String]) {
        self.columns = columns
    }

    mutating func add(_ name: String, _ cells: [Cell]) {
        rows.append((name, cells))
    }

    var count: Int { rows.reduce(0) { $0 + $1.cells.count } }

    /// The rows that are not as they should be, as a table: `404≠403` is a 404 where 403 was due. Nil when all are.
    var failures: String? {
        let wrong = rows.filter { !$0.cells.allSatisfy(\.isMet) }
        guard !wrong.isEmpty else { return nil }
        let width = wrong.map(\.name.count).max() ?? 0
        let header = pad("", width) + columns.map { "  " + pad($0, 9) }.joined()
        let lines = wrong.map { row in
            pad(row.name, width)
                + zip(columns, row.cells).map { column, cell in
                    let text = cell.isMet ? "\(cell.status)" : "\(cell.status)≠\(cell.verdict)"
                    return "  " + pad(text, max(9, column.count))
                }.joined()
        }
        return ([header] + lines).joined(separator: "\n")
    }

    private func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
