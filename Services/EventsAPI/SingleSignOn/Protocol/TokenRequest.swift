import Foundation
import HTTPClient

/// Exchanges a code for tokens (OpenID Connect Core §3.1.3.1). Pure.
struct TokenRequest: Sendable {
    /// How the client shows who it is (OpenID Connect Core §9).
    enum Authentication: Equatable, Sendable {
        case basic(secret: String)
        case post(secret: String)
        /// A public client has no secret, and PKCE instead.
        case none

        /// The way that the provider takes, the secret in a header rather than among the parameters (RFC 6749 §2.3.1).
        ///
        /// - Throws: ``SingleSignOnError`` when it takes none that is known here.
        init(secret: String?, supported: Set<String>) throws(SingleSignOnError) {
            guard let secret else {
                self = .none
                return
            }
            if supported.contains("client_secret_basic") {
                self = .basic(secret: secret)
            } else if supported.contains("client_secret_post") {
                self = .post(secret: secret)
            } else {
                throw SingleSignOnError(.failed, "the provider takes no client secret at its token endpoint")
            }
        }
    }

    /// The provider's token endpoint.
    let endpoint: String
    let clientID: String
    let authentication: Authentication
    let code: String
    /// See ``PKCE/verifier``.
    let verifier: String
    /// The same as in the ``AuthorizationRequest``.
    let redirectAddress: String

    var http: HTTPClientRequest {
        var fields = [
            (name: "grant_type", value: "authorization_code"),
            (name: "code", value: code),
            (name: "redirect_uri", value: redirectAddress),
            (name: "code_verifier", value: verifier),
        ]
        var headers = [("Content-Type", "application/x-www-form-urlencoded"), ("Accept", "application/json")]
        switch authentication {
        case .basic(let secret):
            let credentials = "\(FormEncoding.encode(clientID)):\(FormEncoding.encode(secret))"
            headers.append(("Authorization", "Basic \(Data(credentials.utf8).base64EncodedString())"))
        case .post(let secret):
            fields += [(name: "client_id", value: clientID), (name: "client_secret", value: secret)]
        case .none:
            fields.append((name: "client_id", value: clientID))
        }
        return HTTPClientRequest(
            method: "POST",
            url: endpoint,
            headers: headers,
            body: Array(FormEncoding.encode(fields).utf8)
        )
    }
}
