import NIOCore
import Testing

@testable import EdgeHTTP

/// Beside Swift's own decoder.
struct UTF8ValidatorTests {
    private func isValid(_ pieces: [[UInt8]]) -> Bool {
        var validator = UTF8Validator()
        return pieces.allSatisfy { validator.accepts(ByteBuffer(bytes: $0)) } && validator.isComplete
    }

    private func isUTF8(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }

    @Test func everyTwoBytes() {
        for first in 0...255 as ClosedRange<UInt8> {
            for second in 0...255 as ClosedRange<UInt8> {
                let bytes = [first, second]
                if isValid([bytes]) != isUTF8(bytes) { Issue.record("\(bytes)") }
            }
        }
    }

    /// The bytes at which the rules change, in every combination of four.
    @Test func everyEdge() {
        let edges: [UInt8] = [
            0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF,
            0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
        ]
        for first in edges where first >= 0xC0 {
            for second in edges {
                for third in edges {
                    for fourth in edges {
                        let bytes = [first, second, third, fourth]
                        if isValid([bytes]) != isUTF8(bytes) { Issue.record("\(bytes)") }
                    }
                }
            }
        }
    }

    @Test(arguments: 0..<100) func splitsChangeNothing(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let characters = ["a", "é", "€", "😀", "0123456789abcdef", "\u{D7FF}", "\u{10FFFF}"]
        let text = (0..<20).compactMap { _ in characters.randomElement(using: &generator) }.joined()
        var bytes = Array(text.utf8)
        if seed.isMultiple(of: 2), let index = bytes.indices.randomElement(using: &generator) {
            bytes[index] = UInt8.random(in: 0...255, using: &generator)
        }
        var pieces: [[UInt8]] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let length = Int.random(in: 0...min(rest.count, 12), using: &generator)
            pieces.append(Array(rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
        #expect(isValid(pieces) == isUTF8(bytes))
    }
}
