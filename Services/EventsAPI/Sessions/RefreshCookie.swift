import Foundation

/// The cookie that carries the refresh token (RFC 6265 §4.1): no script reads it, no other site's page sends it, and
/// only the routes of sign-in get it.
enum RefreshCookie {
    private static let name = "refresh_token"
    private static let attributes = "Path=/api/v1/auth; HttpOnly; Secure; SameSite=Strict"

    /// - Parameter lifetime: in seconds.
    static func value(_ token: String, lifetime: Int) -> String {
        "\(name)=\(token); Max-Age=\(lifetime); \(attributes)"
    }

    /// What makes the browser forget it.
    static var expired: String { "\(name)=; Max-Age=0; \(attributes)" }

    /// The token in a request's `Cookie` fields.
    static func token(in fields: [String]) -> String? {
        for field in fields {
            for pair in field.split(separator: ";") {
                let parts = pair.split(separator: "=", maxSplits: 1)
                guard parts.count == 2, parts[0].trimmingCharacters(in: .whitespaces) == name else { continue }
                return parts[1].trimmingCharacters(in: .whitespaces)
            }
        }
        return nil
    }
}
