import Testing

@testable import CampusCore

@Suite struct QRCodewordTests {
    private let first = QRVersion.all[0]

    @Test func aTextBecomesCodewords() {
        #expect(
            QRSegment("HELLO WORLD").codewords(in: first)
                == [32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17]
        )
        // The mode 0100, a count of 1, the byte, the terminator; then what fills.
        #expect(QRSegment("a").codewords(in: first).prefix(5) == [0x40, 0x16, 0x10, 0xEC, 0x11])
        // What is not ASCII says first that it is UTF-8.
        #expect(QRSegment("é").codewords(in: first).prefix(5) == [0x71, 0xA4, 0x02, 0xC3, 0xA9])
        // Of the largest texts there is no room for a terminator, or for a part of one.
        #expect(QRSegment(String(repeating: "A", count: 20)).codewords(in: first).count == 16)
        #expect(QRSegment(String(repeating: "a", count: 14)).codewords(in: first).last == 0x10)
    }

    @Test func errorCorrectionIsAsInTheStandard() {
        // ISO/IEC 18004 annex I: 01234567 in version 1 at level M.
        let data: [UInt8] = [
            0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11,
        ]
        #expect(
            ReedSolomon(corrections: 10).corrections(data)
                == [0xA5, 0x24, 0xD4, 0xC1, 0xED, 0x36, 0xC7, 0x87, 0x2C, 0x55]
        )
    }

    @Test func theFieldIsAField() {
        for one in UInt8.min...UInt8.max {
            #expect(GaloisField.product(one, 0) == 0 && GaloisField.product(one, 1) == one)
            #expect(Set((UInt8.min...UInt8.max).map { GaloisField.product(one, $0) }).count == (one == 0 ? 1 : 256))
            // Twice a number is a shift, and what overflows is reduced.
            #expect(GaloisField.product(one, 2) == one << 1 ^ (one & 0x80 == 0 ? 0 : 0x1D))
        }
    }

    @Test func everyBlockIsDivisibleByItsGenerator() {
        var generator = SystemRandomNumberGenerator()
        for version in QRVersion.all {
            let code = ReedSolomon(corrections: version.corrections)
            for count in Set(version.blocks) {
                let block = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
                let whole = block + code.corrections(block)
                for root in GaloisField.powers.prefix(version.corrections) {
                    #expect(whole.reduce(0) { GaloisField.product($0, root) ^ $1 } == 0)
                }
            }
        }
    }

    @Test func blocksTakeTurns() {
        // The totals of ISO/IEC 18004 table 1.
        for (version, total) in zip(QRVersion.all, [26, 44, 70, 100, 134, 172, 196, 242, 292, 346]) {
            let data = (0..<version.capacity).map { UInt8(truncatingIfNeeded: $0) }
            let all = QRCodewords.interleaved(data, in: version)
            #expect(all.count == total)
            #expect(all.prefix(version.capacity).sorted() == data.sorted())
        }
        let eighth = QRVersion.all[7]
        let all = QRCodewords.interleaved((0..<154).map { UInt8($0) }, in: eighth)
        #expect(all.prefix(5) == [0, 38, 76, 115, 1])
        // The short blocks have no 39th codeword.
        #expect(Array(all[148..<154]) == [37, 75, 113, 152, 114, 153])
    }
}
