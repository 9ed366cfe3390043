import CampusCore
import JWTKit

/// What a provider says of a person: the claims of an ID token or of its userinfo endpoint (OpenID Connect Core §5).
struct ClaimSet: JWTPayload, Equatable {
    var members: [String: JSONValue]

    init(_ members: [String: JSONValue]) {
        self.members = members
    }

    init(from decoder: any Decoder) throws {
        members = try decoder.singleValueContainer().decode([String: JSONValue].self)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(members)
    }

    /// The claims are checked by ``IDTokenChecks``, which knows what they must be.
    func verify(using algorithm: some JWTAlgorithm) {}

    func text(_ name: String) -> String? {
        if case .string(let text)? = members[name] { text } else { nil }
    }

    /// A time in seconds since 1970 (RFC 7519 §2); it may have a fraction.
    func time(_ name: String) -> Double? {
        switch members[name] {
        case .integer(let seconds): Double(seconds)
        case .number(let seconds): seconds
        default: nil
        }
    }

    /// Some providers write `"true"`.
    func boolean(_ name: String) -> Bool? {
        switch members[name] {
        case .boolean(let value): value
        case .string("true"): true
        case .string("false"): false
        default: nil
        }
    }

    /// The texts at a path: of one claim or of an array of them.
    ///
    /// - Parameter path: a claim's name, or names with dots between them for claims within claims. A name may have dots
    ///   itself, as in `https://campus.example/roles`: what stands there under the whole name comes first.
    func texts(at path: String) -> [String]? {
        Self.find(path[...], in: members).map(Self.flattened)
    }

    /// These claims, and those of `others` that are not among them.
    func adding(_ others: ClaimSet) -> ClaimSet {
        ClaimSet(members.merging(others.members) { own, _ in own })
    }

    private static func find(_ path: Substring, in members: [String: JSONValue]) -> JSONValue? {
        if let value = members[String(path)] { return value }
        for index in path.indices where path[index] == "." {
            guard case .object(let inner)? = members[String(path[..<index])] else { continue }
            if let value = find(path[path.index(after: index)...], in: inner) { return value }
        }
        return nil
    }

    private static func flattened(_ value: JSONValue) -> [String] {
        switch value {
        case .string(let text): [text]
        case .integer(let number): [String(number)]
        case .boolean(let value): [value ? "true" : "false"]
        case .array(let values): values.flatMap(flattened)
        case .null, .number, .object: []
        }
    }
}
