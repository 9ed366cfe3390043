extension QRMatrix {
    /// How hard the symbol is to read (ISO/IEC 18004 §7.8.3): runs of one colour, squares of one colour, what looks
    /// like a finder pattern, and more of one colour than of the other.
    var penalty: Int {
        let rows = (0..<size).map { row in (0..<size).map { self[row, $0] } }
        let columns = (0..<size).map { column in (0..<size).map { self[$0, column] } }
        return (rows + columns).reduce(0) { $0 + Self.runs($1) + Self.finders($1) } + squares(rows) + imbalance(rows)
    }

    /// 3 for five alike in a row, and 1 for each one more.
    private static func runs(_ line: [Bool]) -> Int {
        var points = 0
        var length = 0
        var previous: Bool?
        for module in line {
            length = module == previous ? length + 1 : 1
            previous = module
            if length == 5 { points += 3 } else if length > 5 { points += 1 }
        }
        return points
    }

    /// 40 for each 1:1:3:1:1 of dark and light beside four light modules.
    private static func finders(_ line: [Bool]) -> Int {
        var points = 0
        var window = 0
        for (index, module) in line.enumerated() {
            window = (window << 1 | (module ? 1 : 0)) & 0b111_1111_1111
            if index >= 10, window == 0b101_1101_0000 || window == 0b000_0101_1101 { points += 40 }
        }
        return points
    }

    /// 3 for each two by two modules alike.
    private func squares(_ rows: [[Bool]]) -> Int {
        zip(rows, rows.dropFirst()).reduce(0) { points, lines in
            let (upper, lower) = lines
            let count = (1..<size).count { column in
                let module = upper[column]
                return upper[column - 1] == module && lower[column] == module && lower[column - 1] == module
            }
            return points + 3 * count
        }
    }

    /// 10 for each 5 % by which the share of dark modules is away from half.
    private func imbalance(_ rows: [[Bool]]) -> Int {
        let dark = rows.reduce(0) { $0 + $1.count { $0 } }
        return 10 * (abs(20 * dark - 10 * size * size) / (size * size))
    }
}
