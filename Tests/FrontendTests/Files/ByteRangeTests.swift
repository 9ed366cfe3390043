import Testing

@testable import Frontend

@Suite struct ByteRangeTests {
    @Test(
        arguments: [
            ("bytes=0-0", .bytes(0...0)), ("bytes=2-4", .bytes(2...4)), ("bytes=7-", .bytes(7...9)),
            ("bytes=-3", .bytes(7...9)),
            ("bytes=5-99", .bytes(5...9)), ("bytes=-99", .bytes(0...9)), ("BYTES = 1 - 2", .bytes(1...2)),
            ("bytes=0-99999999999999999999", .bytes(0...9)), ("bytes=-99999999999999999999", .bytes(0...9)),
            ("bytes=10-", .unsatisfiable), ("bytes=99999999999999999999-", .unsatisfiable),
            ("bytes=-0", .unsatisfiable),
            ("bytes=4-2", nil), ("bytes=-", nil), ("bytes=", nil), ("bytes", nil), ("lines=0-1", nil),
            ("bytes=0-1,3-4", nil),
            ("bytes=a-b", nil), ("bytes=1-b", nil), ("bytes=+1-2", nil), ("bytes=1--2", nil), ("bytes=x-3", nil),
        ] as [(String, ByteRange?)]
    )
    func itIsReadAsTheStandardSays(_ field: String, _ range: ByteRange?) {
        #expect(ByteRange(field, length: 10) == range)
    }

    @Test func nothingOfNothingIsThere() {
        #expect(ByteRange("bytes=0-", length: 0) == .unsatisfiable)
        #expect(ByteRange("bytes=-1", length: 0) == .unsatisfiable)
    }
}
