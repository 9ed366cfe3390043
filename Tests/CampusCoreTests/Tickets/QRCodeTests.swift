import Testing

@testable import CampusCore

@Suite struct QRCodeTests {
    private func rows(_ code: QRCode) -> [String] {
        (0..<code.size).map { row in String((0..<code.size).map { code[row, $0] ? "#" : "." }) }
    }

    private func version(_ number: Int) throws -> QRVersion {
        try #require(QRVersion.all.first { $0.number == number })
    }

    /// Drawn by another encoder.
    @Test func aSymbolIsAsOthersDrawIt() throws {
        let code = QRCode(QRSegment("CAMPUS EVENTS"), try version(1), .columns)
        #expect(
            rows(code) == [
                "#######...##..#######",
                "#.....#..####.#.....#",
                "#.###.#.####..#.###.#",
                "#.###.#.##.##.#.###.#",
                "#.###.#.#.###.#.###.#",
                "#.....#.##..#.#.....#",
                "#######.#.#.#.#######",
                "........#..##........",
                "#.#####...#.#.#####..",
                ".####..####.##.#.##.#",
                "..#.#.######.#.###.#.",
                "##..##.#.........#..#",
                ".#.#######.#...#.....",
                "........########.#..#",
                "#######...#.#.####..#",
                "#.....#.#..##....##.#",
                "#.###.#.#.#.#....###.",
                "#.###.#.###.#........",
                "#.###.#.#..#...#..#..",
                "#.....#..#......#...#",
                "#######.##.#...#.#...",
            ]
        )
    }

    @Test(arguments: 1...10) func theFixedPatternsStandInEveryVersion(number: Int) throws {
        let version = try version(number)
        #expect(version.size == 17 + 4 * number)
        for mask in QRMask.allCases {
            let code = QRCode(QRSegment("a"), version, mask)
            #expect(code.size == version.size && code.mask == mask.rawValue && code.version == number)
            let rows = rows(code)
            let finder = [
                "#######.", "#.....#.", "#.###.#.", "#.###.#.", "#.###.#.", "#.....#.", "#######.", "........",
            ]
            #expect(rows.prefix(8).map { String($0.prefix(8)) } == finder)
            #expect(rows.prefix(8).map { String($0.reversed().prefix(8)) } == finder)
            #expect(rows.reversed().prefix(8).map { String($0.prefix(8)) } == finder)
            for index in 8..<code.size - 8 {
                #expect(code[6, index] == index.isMultiple(of: 2) && code[index, 6] == index.isMultiple(of: 2))
            }
            #expect(code[code.size - 8, 8], "the dark module")
            if let last = version.alignment.last {
                let square = (last - 2...last + 2).map { row in
                    String((last - 2...last + 2).map { code[row, $0] ? "#" : "." })
                }
                #expect(square == ["#####", "#...#", "#.#.#", "#...#", "#####"])
            }
        }
    }

    @Test func theFormatAndTheVersionAreProtectedAsInTheStandard() throws {
        // The examples of ISO/IEC 18004 annexes C and D: level M with mask 5, and version 7.
        #expect(BCHCode.format.encoded(0b00101) ^ 0b101_0100_0001_0010 == 0b100_0000_1100_1110)
        #expect(BCHCode.version.encoded(7) == 0b00_0111_1100_1001_0100)
        for mask in QRMask.allCases {
            let code = QRCode(QRSegment("a"), try version(7), mask)
            // From the highest bit: beside the first finder pattern, then below it; and once more beside the others.
            let first = [0, 1, 2, 3, 4, 5, 7, 8].map { code[8, $0] } + [7, 5, 4, 3, 2, 1, 0].map { code[$0, 8] }
            let second = (1...7).map { code[code.size - $0, 8] } + (1...8).reversed().map { code[8, code.size - $0] }
            let expected = BCHCode.format.encoded(UInt32(mask.rawValue)) ^ 0b101_0100_0001_0010
            #expect(first.reduce(0) { $0 << 1 | ($1 ? 1 : 0) } == expected)
            #expect(second.reduce(0) { $0 << 1 | ($1 ? 1 : 0) } == expected)
            // The lowest bit is at the top left of its block.
            var bits: (above: UInt32, beside: UInt32) = (0, 0)
            for bit in (0..<18).reversed() {
                bits.above = bits.above << 1 | (code[bit / 3, code.size - 11 + bit % 3] ? 1 : 0)
                bits.beside = bits.beside << 1 | (code[code.size - 11 + bit % 3, bit / 3] ? 1 : 0)
            }
            #expect(bits.above == 0b00_0111_1100_1001_0100 && bits.beside == bits.above)
        }
    }

    @Test func theSmallestSymbolIsTaken() throws {
        func version(_ count: Int, of character: Character) throws -> Int {
            try QRCode(String(repeating: character, count: count)).version
        }
        // ISO/IEC 18004 table 7, level M.
        for (number, letters, bytes) in [
            (1, 20, 14), (2, 38, 26), (3, 61, 42), (4, 90, 62), (5, 122, 84), (6, 154, 106), (7, 178, 122),
            (8, 221, 152), (9, 262, 180), (10, 311, 213),
        ] {
            #expect(try version(letters, of: "A") == number)
            #expect(try version(bytes, of: "a") == number)
            if number < 10 {
                #expect(try version(letters + 1, of: "A") == number + 1)
                #expect(try version(bytes + 1, of: "a") == number + 1)
            }
        }
        #expect(try version(71, of: "é") == 8, "142 bytes")
        #expect(throws: QRCodeError(.tooLong, "312 characters fit no symbol")) { try version(312, of: "A") }
        #expect(throws: QRCodeError(.tooLong, "214 characters fit no symbol")) { try version(214, of: "a") }
        #expect(try QRCode("").version == 1)
    }

    @Test func theMaskThatIsEasiestToReadIsTaken() throws {
        let texts = [
            "", "CAMPUS", "000000000000", "https://events.example/e/1", String(repeating: "\u{FF}", count: 60),
        ]
        for text in texts {
            let code = try QRCode(text)
            let version = try version(code.version)
            let data = QRCodewords.interleaved(QRSegment(text).codewords(in: version), in: version)
            let penalties = QRMask.allCases.map { mask in
                var matrix = QRMatrix(version)
                matrix.place(data)
                matrix.apply(mask)
                matrix.writeFormat(mask)
                return matrix.penalty
            }
            #expect(penalties[code.mask] == penalties.min())
            #expect(Set(penalties).count > 1)
        }
    }

    @Test func theImageHoldsEveryModuleAndNothingElse() throws {
        let code = try QRCode("0G3J2K-TICKET")
        let svg = code.svg(title: "Tea & <cake>\u{1}\u{FFFE}")
        let width = code.size + 8
        #expect(svg.contains("viewBox=\"0 0 \(width) \(width)\"") && svg.contains("role=\"img\""))
        #expect(svg.contains("<title>Tea &amp; &lt;cake&gt;</title>"))
        #expect(svg.ranges(of: "<path ").count == 1)
        #expect(!svg.contains("style") && !svg.contains("script"))
        var drawn: Set<[Int]> = []
        for run in svg.matches(of: /M(\d+) (\d+)h(\d+)v1h-(\d+)z/) {
            let numbers = [run.1, run.2, run.3, run.4].compactMap { Int($0) }
            #expect(numbers[2] == numbers[3])
            for column in numbers[0]..<numbers[0] + numbers[2] { drawn.insert([numbers[1] - 4, column - 4]) }
        }
        var dark: Set<[Int]> = []
        for row in 0..<code.size { for column in 0..<code.size where code[row, column] { dark.insert([row, column]) } }
        #expect(drawn == dark)
    }
}
