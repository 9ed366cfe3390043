import CampusCore
import Testing

@Suite struct CrockfordBase32Tests {
    @Test func bytesBecomeTextAndBack() {
        #expect(CrockfordBase32.encode([]) == "")
        #expect(CrockfordBase32.encode([0]) == "00")
        #expect(CrockfordBase32.encode([0xFF]) == "ZW")
        #expect(CrockfordBase32.encode(Array("foobar".utf8)) == "CSQPYRK1E8")
        for count in 0..<40 {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255) }
            let text = CrockfordBase32.encode(bytes)
            #expect(text.count == (count * 8 + 4) / 5)
            #expect(CrockfordBase32.decode(text) == bytes)
            #expect(CrockfordBase32.decode(text.lowercased()) == bytes)
        }
    }

    @Test func slipsOfTheEyeAreForgiven() {
        let bytes = CrockfordBase32.decode("10AB1000")
        #expect(bytes != nil)
        for typed in ["loab1000", "IOabIOoO", " 10 AB-1000\n", "1–0—A‐B 1\u{00A0}000", "iOaBl000"] {
            #expect(CrockfordBase32.decode(typed) == bytes, "\(typed)")
        }
    }

    @Test func whatNobodyWroteIsNothing() {
        // Letters that are not in the alphabet, other scripts, a character too many, bits that no byte has.
        for typed in ["U0", "0!", "ДА", "٣٣", "0é", "0", "000", "01", "ZZ", "00_00", "K\u{301}0"] {
            #expect(CrockfordBase32.decode(typed) == nil, "\(typed)")
        }
    }
}
