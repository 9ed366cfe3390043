/// Who finds an event: everyone, whoever is signed in, or whoever was given its link.
public enum EventVisibility: String, Codable, Sendable, CaseIterable {
    case `public`
    case signedIn = "signed-in"
    case link
}
