import Foundation
import HTTPClient

/// What the token endpoint answers (OpenID Connect Core §3.1.3.3).
struct TokenAnswer: Sendable {
    let idToken: String
    /// Opens the userinfo endpoint and nothing else here.
    let accessToken: String?

    /// - Throws: ``SingleSignOnError``.
    init(_ response: HTTPClientResponse) throws(SingleSignOnError) {
        guard response.status == 200 else {
            guard response.status < 500, response.status != 429 else {
                throw SingleSignOnError(.unavailable, "the token endpoint answers \(response.status)")
            }
            throw SingleSignOnError(
                .failed,
                "the token endpoint answers \(response.status): \(Self.error(response.body))"
            )
        }
        do {
            let body = try JSONDecoder().decode(Body.self, from: Data(response.body))
            idToken = body.idToken
            accessToken = body.accessToken
        } catch {
            throw SingleSignOnError(.failed, "the token endpoint's answer has no ID token")
        }
    }

    /// RFC 6749 §5.2.
    private static func error(_ body: [UInt8]) -> String {
        do {
            return AuthorizationResponse.shown(try JSONDecoder().decode(Refusal.self, from: Data(body)).error)
        } catch {
            return "without a code"
        }
    }

    private struct Body: Decodable {
        let idToken: String
        let accessToken: String?

        private enum CodingKeys: String, CodingKey {
            case idToken = "id_token"
            case accessToken = "access_token"
        }
    }

    private struct Refusal: Decodable {
        let error: String
    }
}
