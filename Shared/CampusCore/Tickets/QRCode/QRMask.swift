/// What is laid over the data, so that it looks like none of the patterns that readers search for
/// (ISO/IEC 18004 §7.8.2 table 10). The raw value is the mask's reference.
enum QRMask: Int, CaseIterable, Sendable {
    case chequers, rows, columns, diagonals, bricks, crosses, diamonds, waves

    /// Whether the module changes its colour.
    func inverts(row: Int, column: Int) -> Bool {
        switch self {
        case .chequers: (row + column) % 2 == 0
        case .rows: row % 2 == 0
        case .columns: column % 3 == 0
        case .diagonals: (row + column) % 3 == 0
        case .bricks: (row / 2 + column / 3) % 2 == 0
        case .crosses: row * column % 2 + row * column % 3 == 0
        case .diamonds: (row * column % 2 + row * column % 3) % 2 == 0
        case .waves: ((row + column) % 2 + row * column % 3) % 2 == 0
        }
    }
}
