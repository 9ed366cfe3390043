import CampusCore
import Crypto
import Foundation
import Testing

@testable import WebPush

@Suite struct MessageEncryptionTests {
    /// RFC 8291, appendix A.
    private enum Appendix {
        static let payload = "When I grow up, I want to be a watermelon"
        static let browserKey =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
        static let browserPrivateKey = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"
        static let authenticationSecret = "BTBZMqHH6r4Tts7J_aSIgg"
        static let senderPrivateKey = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
        static let salt = "DGv6ra1nlYgDCS1FRnbzlw"
        static let body =
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6"
            + "TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    }

    private let keys = BrowserKeys.appendix

    @Test func theAppendixComesOutByteForByte() throws {
        let sender = try P256.KeyAgreement.PrivateKey(
            rawRepresentation: #require(Base64URL.decode(Appendix.senderPrivateKey))
        )
        let body = try BrowserKeys(p256dh: Appendix.browserKey, auth: Appendix.authenticationSecret).encrypt(
            Array(Appendix.payload.utf8),
            sender: sender,
            salt: Array(try #require(Base64URL.decode(Appendix.salt)))
        )
        #expect(Base64URL.encode(body) == Appendix.body)
    }

    /// Decrypts as a browser does, by the RFC's text and not by our code.
    private func decrypted(_ body: [UInt8], _ browser: P256.KeyAgreement.PrivateKey, _ secret: [UInt8]) throws
        -> [UInt8]
    {
        let salt = body[0..<16]
        #expect(Array(body[16..<20]) == [0, 0, 16, 0] && body[20] == 65)
        let sender = try P256.KeyAgreement.PublicKey(x963Representation: body[21..<86])
        let shared = try browser.sharedSecretFromKeyAgreement(with: sender)
        let material = shared.withUnsafeBytes { bytes in
            let pseudorandom = HMAC<SHA256>.authenticationCode(for: bytes, using: SymmetricKey(data: secret))
            let info = Data("WebPush: info\0".utf8) + browser.publicKey.x963Representation + sender.x963Representation
            return Data(
                HMAC<SHA256>.authenticationCode(for: info + [1], using: SymmetricKey(data: Data(pseudorandom)))
            )
        }
        let pseudorandom = Data(HMAC<SHA256>.authenticationCode(for: material, using: SymmetricKey(data: salt)))
        func expanded(_ info: String) -> Data {
            Data(
                HMAC<SHA256>.authenticationCode(for: Data(info.utf8) + [0, 1], using: SymmetricKey(data: pseudorandom))
            )
        }
        let box = try AES.GCM.SealedBox(
            nonce: AES.GCM.Nonce(data: expanded("Content-Encoding: nonce").prefix(12)),
            ciphertext: body[86..<(body.count - 16)],
            tag: body.suffix(16)
        )
        let key = SymmetricKey(data: expanded("Content-Encoding: aes128gcm").prefix(16))
        let plain = Array(try AES.GCM.open(box, using: key))
        #expect(plain.last == 2, "the delimiter of the last record")
        return plain.dropLast()
    }

    @Test(arguments: [0, 1, 15, 16, 1000, BrowserKeys.maximumPayloadBytes])
    func aBrowserReadsIt(_ count: Int) throws {
        let browser = P256.KeyAgreement.PrivateKey()
        let secret = (0..<16).map { UInt8($0) }
        let keys = try BrowserKeys(
            p256dh: Base64URL.encode(browser.publicKey.x963Representation),
            auth: Base64URL.encode(secret)
        )
        let payload = (0..<count).map { UInt8($0 % 251) }
        let body = try keys.encrypt(payload)
        #expect(body.count == count + 103 && body.count <= 4096)
        #expect(try decrypted(body, browser, secret) == payload)
    }

    @Test func eachMessageHasAKeyAndASaltOfItsOwn() throws {
        let bodies = try (0..<20).map { _ in try keys.encrypt(Array("same".utf8)) }
        #expect(Set(bodies.map { Array($0[0..<16]) }).count == 20)
        #expect(Set(bodies.map { Array($0[21..<86]) }).count == 20)
    }

    @Test func whatIsTooLongIsRefused() {
        let error = #expect(throws: WebPushError.self) {
            try keys.encrypt([UInt8](repeating: 0, count: BrowserKeys.maximumPayloadBytes + 1))
        }
        #expect(error?.code == .payloadTooLarge)
    }

    private static let badKeys: [(String, String)] = [
        ("", Appendix.authenticationSecret), (Appendix.browserKey, ""), (Appendix.browserKey, "AAAA"),
        (Appendix.browserKey + "=", Appendix.authenticationSecret),
        (String(Appendix.browserKey.dropLast(2)), Appendix.authenticationSecret),
        // Neither compressed nor off the curve: there the private key could be found out.
        ("Ax" + String(repeating: "A", count: 42), Appendix.authenticationSecret),
        ("B" + String(repeating: "A", count: 86), Appendix.authenticationSecret),
        (String(Appendix.browserKey.dropLast(1)) + "8", Appendix.authenticationSecret),
    ]

    @Test(arguments: badKeys)
    func badKeysAreRefused(_ p256dh: String, _ auth: String) {
        let error = #expect(throws: WebPushError.self) { try BrowserKeys(p256dh: p256dh, auth: auth) }
        #expect(error?.code == .invalidKeys)
    }
}

extension BrowserKeys {
    /// Those of RFC 8291, appendix A.
    static var appendix: BrowserKeys {
        do {
            return try BrowserKeys(
                p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                auth: "BTBZMqHH6r4Tts7J_aSIgg"
            )
        } catch {
            preconditionFailure("the RFC's keys are good: \(error)")
        }
    }
}
