/// A language that people are written to in; the raw values are the database's and the wire's (BCP 47).
enum Language: String, Codable, Sendable, CaseIterable {
    case english = "en"
    case german = "de"
}
