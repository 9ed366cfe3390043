import CampusCore

extension JSONValue {
    /// The members of an object; nil for anything else.
    var members: [String: JSONValue]? {
        if case .object(let members) = self { members } else { nil }
    }

    subscript(name: String) -> JSONValue? { members?[name] }
}
