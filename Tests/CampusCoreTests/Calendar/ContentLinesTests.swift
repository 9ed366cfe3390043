import Foundation
import Testing

@testable import CampusCore

@Suite struct ContentLinesTests {
    /// The lines as they stand in the stream, without their ends.
    private func lines(_ name: String, _ value: String) -> [[UInt8]] {
        var lines = ContentLines()
        lines.add(name, value)
        let text = Data(lines.bytes)
        #expect(text.suffix(2) == Data("\r\n".utf8))
        var parts: [[UInt8]] = [[]]
        for byte in text.dropLast(2) {
            if byte == UInt8(ascii: "\n"), parts[parts.count - 1].last == UInt8(ascii: "\r") {
                parts[parts.count - 1].removeLast()
                parts.append([])
            } else {
                parts[parts.count - 1].append(byte)
            }
        }
        return parts
    }

    @Test func aShortLineStaysWhole() {
        let value = String(repeating: "x", count: 67)
        #expect(lines("SUMMARY", value).map(\.count) == [75])
        #expect(lines("SUMMARY", value + "y").map(\.count) == [75, 2])
    }

    /// Of one to four octets a scalar, beginning at each place in a line.
    @Test(arguments: ["x", "é", "漢", "🦊", "👩🏽‍🔬", "a\u{0301}🇩🇪"])
    func noScalarIsCut(_ text: String) throws {
        for shift in 0..<80 {
            let value = String(repeating: "-", count: shift) + String(repeating: text, count: 60)
            let parts = lines("DESCRIPTION", value)
            #expect(parts.allSatisfy { $0.count <= 75 })
            #expect(parts.dropFirst().allSatisfy { $0.first == UInt8(ascii: " ") })
            #expect(parts.dropFirst().dropLast().allSatisfy { $0.count > 75 - 4 }, "no line is folded early")
            for part in parts { #expect(String(validating: part, as: UTF8.self) != nil) }
            let unfolded = parts[0] + parts.dropFirst().flatMap { $0.dropFirst() }
            #expect(String(validating: unfolded, as: UTF8.self) == "DESCRIPTION:" + value)
        }
    }
}
