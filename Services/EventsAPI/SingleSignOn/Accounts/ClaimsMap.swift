import Foundation
import ServiceKit

/// How a provider's claims become a role or an affiliation here, as the configuration says: the first rule that holds
/// counts. Pure.
struct ClaimsMap<Result>: Sendable
where Result: RawRepresentable<String> & CaseIterable & Hashable & Sendable {
    struct Rule: Equatable, Sendable {
        /// See ``ClaimSet/texts(at:)``.
        let path: String
        /// What the claim must be, or have among its values.
        let value: String
        let result: Result
    }

    let rules: [Rule]

    /// Reads rules such as `groups=events-admins:admin,groups=organizers:organizer`. A value may have `:` and `=` in it;
    /// a comma or a backslash that belongs to it has a backslash before it.
    ///
    /// - Throws: ``ConfigurationError`` naming the rule that is wrong.
    init(_ text: String, variable: String) throws(ConfigurationError) {
        var rules: [Rule] = []
        for part in Self.parts(text) {
            guard let rule = Self.rule(part) else {
                let results = Result.allCases.map(\.rawValue).joined(separator: ", ")
                throw ConfigurationError(
                    variable: variable,
                    reason: "must be rules such as CLAIM=VALUE:RESULT with one of \(results), has \"\(part)\""
                )
            }
            rules.append(rule)
        }
        self.rules = rules
    }

    /// What the claims make of the person; nil when no rule holds.
    func result(of claims: ClaimSet) -> Result? {
        rules.first { claims.texts(at: $0.path)?.contains($0.value) ?? false }?.result
    }

    /// Whether a claim that a rule asks for is not there.
    func lacksClaims(_ claims: ClaimSet) -> Bool {
        rules.contains { claims.texts(at: $0.path) == nil }
    }

    private static func rule(_ text: String) -> Rule? {
        guard let equals = text.firstIndex(of: "="), let colon = text.lastIndex(of: ":"), equals < colon else {
            return nil
        }
        let path = text[..<equals].trimmingCharacters(in: .whitespaces)
        let value = text[text.index(after: equals)..<colon].trimmingCharacters(in: .whitespaces)
        let result = text[text.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        guard !path.isEmpty, !value.isEmpty, let result = Result(rawValue: result) else { return nil }
        return Rule(path: path, value: value, result: result)
    }

    /// The text between the commas that have no backslash before them.
    private static func parts(_ text: String) -> [String] {
        var parts = [""]
        var isEscaped = false
        for character in text {
            if isEscaped {
                parts[parts.count - 1].append(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "," {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        return parts
    }
}
