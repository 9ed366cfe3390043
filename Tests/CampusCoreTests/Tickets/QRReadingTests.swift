import Foundation
import Testing

@testable import CampusCore

/// Symbols are read by a reader that is not ours.
@Suite struct QRReadingTests {
    private static let letters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
    private static let others = Array("abcdefghijklmnopqrstuvwxyz{}~_ABC019?&=#")

    /// A text that fills the version by the share, of characters that take the mode.
    private func text(_ version: QRVersion, _ share: Double, _ alphabet: [Character]) -> String {
        var text = ""
        let length = share * Double(8 * version.capacity)
        while let next = alphabet.randomElement() {
            // White space at the ends does not come back out of a terminal.
            let more = next == " " ? text + "-" : text + String(next)
            guard version.holds(QRSegment(more)), Double(QRSegment(more).bitCount(in: version)) <= max(length, 40)
            else {
                break
            }
            text = more
        }
        return text
    }

    @Test func everyVersionAndModeIsRead() async throws {
        var texts: [String] = []
        var codes: [QRCode] = []
        for version in QRVersion.all {
            for alphabet in [Self.letters, Self.others] {
                for (mask, share) in zip(QRMask.allCases, [0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 1]) {
                    let text = text(version, share, alphabet)
                    texts.append(text)
                    codes.append(QRCode(QRSegment(text), version, mask))
                }
            }
        }
        try #require(texts.count == 160 && texts.allSatisfy { !$0.isEmpty })
        #expect(try await BarcodeReader.read(codes) == texts)
    }

    @Test func whatIsChosenIsReadToo() async throws {
        let texts =
            ["A", "1", "a", "Grüße aus Zürich", "日本語のチケット", "https://events.example/e/1?x=ü"]
            + (1...40).map { count in String((0..<count * 5).map { _ in Self.letters[Int.random(in: 0..<36)] }) }
        #expect(try await BarcodeReader.read(texts.map { try QRCode($0) }) == texts)
    }

    @Test func aDamagedSymbolIsRead() async throws {
        // Level M mends 15 %: here a block in the middle of the data is lost.
        let text = String(repeating: "CAMPUS-", count: 8)
        let code = try QRCode(text)
        #expect(code.version == 3)
        #expect(try await BarcodeReader.read([code], damage: 12..<17) == [text])
    }
}
