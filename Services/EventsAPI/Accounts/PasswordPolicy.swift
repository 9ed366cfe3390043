import CampusCore
import Foundation

/// Which passwords are taken: long ones that are not among the first that anybody would try (NIST SP 800-63B
/// §3.1.1.2: commonly used, expected, or derived from the context). What they are made of is nobody's business.
///
/// Pure. A list of a million words would miss their variations, so what people do to words is undone first: capitals,
/// digits for letters, and what is put before and behind.
struct PasswordPolicy: Sendable {
    static let length = 10...200
    private let words: Set<String>

    /// - Parameter words: in lower case letters.
    init(words: Set<String>) {
        self.words = words
    }

    /// The words that stand in `common-words.txt`, a line each.
    static func bundled() throws -> PasswordPolicy {
        let url = Bundle.module.bundleURL.appending(path: "common-words.txt")
        let text = try String(contentsOf: url, encoding: .utf8)
        return PasswordPolicy(words: Set(text.split(whereSeparator: \.isNewline).map(String.init)))
    }

    /// Records what is wrong with a password.
    ///
    /// - Parameter context: what others know of the person, such as the name and the address.
    func check(_ password: String?, _ field: String, context: [String], _ validator: inout Validator) {
        let password = password ?? ""
        validator.require(
            Self.length.contains(password.unicodeScalars.count),
            field,
            "must be \(Self.length.lowerBound) to \(Self.length.upperBound) characters"
        )
        validator.require(!isCommon(password, context: context), field, "is among the first that others would try")
    }

    /// Whether it is easily guessed.
    func isCommon(_ password: String, context: [String] = []) -> Bool {
        let text = password.lowercased()
        if Set(text).count <= 3 || Self.isWalk(text) || Self.isNumber(text) { return true }
        let own = Set(context.flatMap(Self.words))
        return Self.readings(of: text).contains { isMadeOfWords($0, own) }
    }

    /// Whether the letters are one to three common words, or the person's own, and nothing else.
    private func isMadeOfWords(_ letters: String, _ own: Set<String>) -> Bool {
        let letters = Array(letters)
        // Of how many words, at least, the first so many letters are made.
        var counts: [Int?] = [0] + Array(repeating: nil, count: letters.count)
        for end in letters.indices.map({ $0 + 1 }) {
            for start in max(0, end - 20)..<end {
                guard let count = counts[start], count < 3 else { continue }
                let word = String(letters[start..<end])
                if words.contains(word) || own.contains(word) { counts[end] = min(counts[end] ?? 3, count + 1) }
            }
        }
        return !letters.isEmpty && counts[letters.count] != nil
    }

    /// The letters that a text may stand for: without what is put before and behind them, and with the digits and
    /// signs that look like letters read as those.
    private static func readings(of text: String) -> Set<String> {
        var front = Substring(text)
        while let last = front.last, !last.isLetter { front = front.dropLast() }
        let core = front.drop { !$0.isLetter }
        var readings: Set<String> = []
        for part in [Substring(text), front, core] {
            let read = String(part.map { alike[$0] ?? $0 }.filter(\.isLetter))
            readings.formUnion([String(part.filter(\.isLetter)), read, read.replacing("l", with: "i")])
        }
        return readings
    }

    private static let alike: [Character: Character] = [
        "0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "l", "|": "l",
    ]

    private static func words(of text: String) -> [String] {
        text.lowercased().split { !$0.isLetter }.map(String.init).filter { $0.count >= 3 }
    }

    /// Keyboards as they are labelled in most of the world and in the middle of Europe.
    private static let keyboards = [
        ["1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./"].map(Array.init),
        ["1234567890-=", "qwertzuiop[]", "asdfghjkl;'", "yxcvbnm,./"].map(Array.init),
    ]

    /// Whether it is typed by moving from a key to its neighbour, or counts letters or digits.
    private static func isWalk(_ text: String) -> Bool {
        let characters = Array(text)
        guard characters.count > 1 else { return false }
        var steps = 0
        for (one, next) in zip(characters, characters.dropFirst()) where isStep(one, next) { steps += 1 }
        return steps * 4 >= (characters.count - 1) * 3
    }

    private static func isStep(_ one: Character, _ next: Character) -> Bool {
        if let one = one.asciiValue, let next = next.asciiValue, abs(Int(one) - Int(next)) <= 1 { return true }
        return keyboards.contains { keyboard in
            guard let one = place(of: one, keyboard), let next = place(of: next, keyboard) else { return false }
            return abs(one.row - next.row) <= 1 && abs(one.column - next.column) <= 1
        }
    }

    private static func place(of character: Character, _ keyboard: [[Character]]) -> (row: Int, column: Int)? {
        for (row, keys) in keyboard.enumerated() {
            if let column = keys.firstIndex(of: character) { return (row, column) }
        }
        return nil
    }

    /// A date or a telephone number rather than a secret.
    private static func isNumber(_ text: String) -> Bool {
        text.allSatisfy { $0.isNumber || " -./+()".contains($0) } && text.count { $0.isNumber } <= 12
    }
}
