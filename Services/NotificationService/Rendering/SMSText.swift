import Foundation

/// A text as telephones take it: 160 characters of the GSM 7 bit alphabet to a message (3GPP TS 23.038 §6.2.1), or 70
/// of UTF-16 when one character is not in it.
///
/// Typography, pictures and the accents that the alphabet lacks are given up for the former, scripts are not.
struct SMSText: Equatable, Sendable {
    let text: String
    /// Whether every character is of the GSM 7 bit alphabet.
    let isGSM: Bool

    init(_ text: String) {
        let plain = Self.plain(text)
        let substituted = Self.withoutAccents(plain)
        isGSM = substituted.unicodeScalars.allSatisfy(Self.isGSM)
        self.text = isGSM ? substituted : plain
    }

    /// What of it is too much: for one message, or for two of those that hold so much less.
    var excess: Int { max(Self.size(text, isGSM: isGSM) - limit, 0) }

    /// Cut where nothing else helped.
    var bounded: String {
        text.shortened(to: limit, ending: "...") { Self.size($0, isGSM: isGSM) }
    }

    /// In septets, or in units of UTF-16: two messages in one hold 67 each, for what joins them.
    private var limit: Int { isGSM ? 160 : 134 }

    private static func size(_ text: String, isGSM: Bool) -> Int {
        guard isGSM else { return text.utf16.count }
        return text.unicodeScalars.reduce(0) { $0 + (extended.contains($1) ? 2 : 1) }
    }

    private static func isGSM(_ scalar: Unicode.Scalar) -> Bool { basic.contains(scalar) || extended.contains(scalar) }

    private static let basic = Set(
        """
        @£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,-./0123456789:;<=>?
        ¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà
        """.unicodeScalars
    )
    /// Behind an escape, so that each takes two septets.
    private static let extended = Set("^{}\\[~]|€".unicodeScalars)

    private static let substitutes: [Unicode.Scalar: String] = [
        "\u{A0}": " ", "\u{2009}": " ", "\u{202F}": " ", "–": "-", "—": "-", "‑": "-", "−": "-", "…": "...", "•": "-",
        "·": "-", "“": "\"", "”": "\"", "„": "\"", "«": "\"", "»": "\"", "‘": "'", "’": "'", "‚": "'", "`": "'",
    ]

    /// Without typography and pictures.
    private static func plain(_ text: String) -> String {
        var plain = ""
        for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
            if let substitute = substitutes[scalar] {
                plain += substitute
            } else if !isPicture(scalar) || basic.contains(scalar) {
                plain.unicodeScalars.append(scalar)
            }
        }
        return plain.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.split(separator: " ").joined(separator: " ") }.joined(separator: "\n")
    }

    private static func isPicture(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        // Symbols, what joins them and what picks their form.
        case .otherSymbol, .modifierSymbol: true
        case .format, .enclosingMark: true
        case .nonspacingMark: (0xFE00...0xFE0F).contains(scalar.value)
        default: scalar.properties.isEmojiPresentation
        }
    }

    /// Letters that are not in the alphabet, as those without their marks that are.
    private static func withoutAccents(_ text: String) -> String {
        var letters = ""
        for scalar in text.unicodeScalars where scalar.properties.generalCategory != .nonspacingMark {
            let letter = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.first
            if !isGSM(scalar), let letter, isGSM(letter) {
                letters.unicodeScalars.append(letter)
            } else {
                letters.unicodeScalars.append(scalar)
            }
        }
        return letters
    }
}
