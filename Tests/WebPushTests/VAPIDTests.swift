import CampusCore
import Crypto
import Foundation
import SecrecyTesting
import Synchronization
import Testing
import WebPush

@Suite struct VAPIDTests {
    /// "hunter2" and 25 bytes more, as any other key.
    private static let text = "hunter2" + String(repeating: "A", count: 36)
    private let origin = "https://push.example"

    private func claims(_ header: String) throws -> [String: Any] {
        let part = try #require(header.split(separator: ".").dropFirst().first)
        let data = try #require(Base64URL.decode(part))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    @Test func theTokenIsSignedAndSaysForWhom() throws {
        let key = try VAPIDKey(Self.text)
        let expiry = Date(timeIntervalSince1970: 1_800_000_000)
        let token = try key.token(audience: origin, subject: "mailto:events@campus.example", expiry: expiry)
        let parts = token.split(separator: ".")
        #expect(parts.count == 3)
        let header = try #require(Base64URL.decode(parts[0]))
        #expect(String(decoding: header, as: UTF8.self) == #"{"typ":"JWT","alg":"ES256"}"#)
        let claims = try claims(token)
        #expect(claims["aud"] as? String == origin)
        #expect(claims["exp"] as? Int == 1_800_000_000)
        #expect(claims["sub"] as? String == "mailto:events@campus.example")
        let publicKey = try P256.Signing.PublicKey(
            x963Representation: #require(Base64URL.decode(key.publicKey))
        )
        let signature = try P256.Signing.ECDSASignature(rawRepresentation: #require(Base64URL.decode(parts[2])))
        #expect(publicKey.isValidSignature(signature, for: Data("\(parts[0]).\(parts[1])".utf8)))
    }

    @Test func aTokenServesItsOriginForHalfADay() throws {
        let now = Mutex(Date(timeIntervalSince1970: 1_800_000_000))
        let authorizations = VAPIDAuthorizations(
            key: try VAPIDKey(Self.text),
            subject: "https://campus.example",
            now: { now.withLock { $0 } }
        )
        let first = try authorizations.header(for: origin)
        #expect(first.hasPrefix("vapid t=") && first.hasSuffix(", k=\(authorizations.key.publicKey)"))
        now.withLock { $0 += 11 * 3600 }
        #expect(try authorizations.header(for: origin) == first)
        #expect(try authorizations.header(for: "https://other.example") != first)
        now.withLock { $0 += 3600 }
        let second = try authorizations.header(for: origin)
        #expect(second != first)
        // A service refuses what is valid for more than a day, and what has ended.
        let expiry = try #require(try claims(second)["exp"] as? Int)
        #expect(expiry - 1_800_000_000 == 24 * 3600)
    }

    @Test(arguments: [
        "", "hunter2", text + "A", text + "=", String(repeating: "A", count: 43),
        String(repeating: "_", count: 42) + "8",
        "-----BEGIN EC PRIVATE KEY-----hunter2",
    ])
    func whatIsNoKeyIsRefusedAndNotRepeated(_ text: String) {
        let error = #expect(throws: WebPushError.self) { try VAPIDKey(text) }
        #expect(error?.code == .invalidIdentity)
        #expect(error.map { everyText(of: $0).contains("hunter2") } == false)
    }

    @Test func noneOfItShowsAKeyOrAnAddress() throws {
        let key = try VAPIDKey(Self.text)
        let authorizations = VAPIDAuthorizations(key: key, subject: "mailto:a@b.example")
        let hosts = try #require(PushHosts(PushHosts.browsers))
        let endpoint = try PushEndpoint("https://fcm.googleapis.com/fcm/send/hunter2", hosts: hosts)
        let browser = P256.KeyAgreement.PrivateKey().publicKey.x963Representation
        let keys = try BrowserKeys(p256dh: Base64URL.encode(browser), auth: "hunter2AAAAAAAAAAAAAAA")
        let request = try PushRequest(
            to: endpoint,
            keys: keys,
            payload: Array("hunter2".utf8),
            timeToLive: .seconds(1),
            urgency: .high,
            topic: nil,
            authorizations: authorizations
        )
        let token = String(try authorizations.header(for: endpoint.origin).dropFirst(8).prefix(20))
        let holders: [Any] = [key, authorizations, endpoint, keys, request]
        for holder in holders {
            #expect(!everyText(of: holder).contains("hunter2") && !everyText(of: holder).contains(token))
        }
    }
}
