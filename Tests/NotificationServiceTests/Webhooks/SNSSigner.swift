import CampusCore
import Crypto
import CryptoExtras
import Foundation
import SwiftASN1
import X509

@testable import NotificationService

/// Signs messages as Amazon SNS does, with a certificate of its own making.
struct SNSSigner: Sendable {
    let key: _RSA.Signing.PrivateKey
    /// In PEM.
    let certificate: [UInt8]

    static let topic = "arn:aws:sns:eu-central-1:123456789012:mail"
    static let certificateURL = "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-1.pem"

    /// Making a key takes a while: one does for most tests.
    static let usual = Result { try SNSSigner() }

    init(
        name: String = "sns.amazonaws.com",
        keySize: _RSA.Signing.KeySize = .bits2048,
        validity: ClosedRange<Date> = Date() - 3600...Date() + 3600
    ) throws {
        key = try _RSA.Signing.PrivateKey(keySize: keySize)
        let subject = try DistinguishedName { CommonName(name) }
        let certificate = try Certificate(
            version: .v3,
            serialNumber: Certificate.SerialNumber(),
            publicKey: .init(key.publicKey),
            notValidBefore: validity.lowerBound,
            notValidAfter: validity.upperBound,
            issuer: subject,
            subject: subject,
            signatureAlgorithm: .sha256WithRSAEncryption,
            extensions: try Certificate.Extensions { BasicConstraints.notCertificateAuthority },
            issuerPrivateKey: .init(key)
        )
        self.certificate = Array(try certificate.serializeAsPEM().pemString.utf8)
    }

    /// A message as SNS posts it.
    ///
    /// - Parameter change: alters it after it was signed.
    func post(
        _ message: String,
        kind: String = "Notification",
        id: String = UUID().uuidString,
        version: String = "2",
        topic: String = topic,
        certificateURL: String = certificateURL,
        sentAt: Date = Date(),
        subscribeURL: String? = nil,
        change: (inout [String: String]) -> Void = { _ in }
    ) throws -> [UInt8] {
        var fields = [
            "Type": kind, "MessageId": id, "TopicArn": topic, "Message": message,
            "Timestamp": WireTime.format(sentAt), "SignatureVersion": version, "Signature": "",
            "SigningCertURL": certificateURL,
        ]
        fields["SubscribeURL"] = subscribeURL
        fields["Token"] = subscribeURL.map { _ in "token" }
        let unsigned = try JSONDecoder().decode(SNSMessage.self, from: JSONEncoder().encode(fields))
        let text = Data(unsigned.signedText.utf8)
        let signature =
            version == "1"
            ? try key.signature(for: Insecure.SHA1.hash(data: text), padding: .insecurePKCS1v1_5)
            : try key.signature(for: SHA256.hash(data: text), padding: .insecurePKCS1v1_5)
        fields["Signature"] = signature.rawRepresentation.base64EncodedString()
        change(&fields)
        return Array(try JSONEncoder().encode(fields))
    }
}
