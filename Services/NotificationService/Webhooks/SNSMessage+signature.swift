import Crypto
import CryptoExtras
import Foundation

extension SNSMessage {
    /// What is signed: names and values, each ended by a line feed
    /// (https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message-verify-message-signature.html).
    var signedText: String {
        let fields: [(CodingKeys, String?)] =
            switch kind {
            case .notification:
                [
                    (.message, message), (.id, id), (.subject, subject), (.timestamp, timestamp), (.topic, topic),
                    (.kind, kind.rawValue),
                ]
            case .subscriptionConfirmation, .unsubscribeConfirmation:
                [
                    (.message, message), (.id, id), (.subscribeURL, subscribeURL), (.timestamp, timestamp),
                    (.token, token), (.topic, topic), (.kind, kind.rawValue),
                ]
            }
        return fields.map { name, value in value.map { "\(name.rawValue)\n\($0)\n" } ?? "" }.joined()
    }

    /// Whether its fields can be told apart in what is signed: one with a line feed might hold the next one's name and
    /// value, and a message be another with the same signature. The message itself and its subject come before the
    /// fields that count.
    var isUnambiguous: Bool {
        let fields = [id, timestamp, topic, subject, subscribeURL, token]
        return UUID(uuidString: id) != nil && fields.allSatisfy { $0?.contains(where: \.isNewline) != true }
    }

    /// Whether the key's owner signed it: version 1 is SHA-1, version 2 SHA-256, both with RSA as PKCS #1 v1.5 pads.
    func isSigned(by key: _RSA.Signing.PublicKey) -> Bool {
        guard isUnambiguous, let bytes = Data(base64Encoded: signature) else { return false }
        let signature = _RSA.Signing.RSASignature(rawRepresentation: bytes)
        let text = Data(signedText.utf8)
        return switch signatureVersion {
        case "1": key.isValidSignature(signature, for: Insecure.SHA1.hash(data: text), padding: .insecurePKCS1v1_5)
        case "2": key.isValidSignature(signature, for: SHA256.hash(data: text), padding: .insecurePKCS1v1_5)
        default: false
        }
    }
}
