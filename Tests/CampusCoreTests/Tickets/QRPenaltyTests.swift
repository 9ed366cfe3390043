import Testing

@testable import CampusCore

@Suite struct QRPenaltyTests {
    private func penalty(_ rows: String...) -> Int {
        var matrix = QRMatrix(size: rows.count)
        for (row, modules) in rows.enumerated() {
            for (column, module) in modules.enumerated() { matrix.reserve(row, column, dark: module == "#") }
        }
        return matrix.penalty
    }

    @Test func nothingIsWrongWithChequers() {
        #expect(penalty("#.#.", ".#.#", "#.#.", ".#.#") == 0)
    }

    @Test func runsSquaresAndImbalanceCount() {
        // Five alike in five rows and five columns, sixteen squares, and 50 % too many.
        #expect(penalty("#####", "#####", "#####", "#####", "#####") == 10 * 3 + 16 * 3 + 10 * 10)
        // The rows are runs of six, one more than five; half of all is dark, and no square is of one colour.
        #expect(penalty("######", "......", "######", "......", "######", "......") == 6 * 4)
        // One square, and 9 of 16 are dark, which is more than 5 % too many.
        #expect(penalty("##.#", "##.#", "..#.", "#.#.") == 3 + 10)
    }

    @Test func whatLooksLikeAFinderPatternCounts() {
        func rows(_ first: String) -> Int {
            // Below it chequers, which have nothing of their own.
            let others = (1..<11).map { row in String((0..<11).map { (row + $0).isMultiple(of: 2) ? "#" : "." }) }
            var matrix = QRMatrix(size: 11)
            for (row, modules) in ([first] + others).enumerated() {
                for (column, module) in modules.enumerated() { matrix.reserve(row, column, dark: module == "#") }
            }
            return matrix.penalty
        }
        let without = rows("#.##.#.#...")
        #expect(rows("#.###.#....") - without >= 40)
        #expect(rows("....#.###.#") - without >= 40)
        #expect(rows("#.###.#...#") - without < 40)
    }
}
