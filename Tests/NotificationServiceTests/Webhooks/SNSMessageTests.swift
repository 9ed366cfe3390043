import CryptoExtras
import Foundation
import Testing

@testable import NotificationService

@Suite struct SNSMessageTests {
    private func message(_ fields: [String: String]) throws -> SNSMessage {
        try JSONDecoder().decode(SNSMessage.self, from: JSONEncoder().encode(fields))
    }

    /// The texts of Amazon's own example
    /// (https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message-verify-message-signature.html).
    @Test func whatIsSignedIsWrittenAsAmazonSays() throws {
        var fields = [
            "Type": "Notification", "MessageId": "4d4dc071-ddbf-465d-bba8-08f81c89da64",
            "TopicArn": "arn:aws:sns:us-east-2:123456789012:s4-MySNSTopic-1G1WEFCOXTC0P",
            "Subject": "My subject", "Message": "Test message", "Timestamp": "2019-01-31T04:37:04.321Z",
            "SignatureVersion": "1", "Signature": "", "SigningCertURL": "",
        ]
        #expect(
            try message(fields).signedText == """
                Message
                Test message
                MessageId
                4d4dc071-ddbf-465d-bba8-08f81c89da64
                Subject
                My subject
                Timestamp
                2019-01-31T04:37:04.321Z
                TopicArn
                arn:aws:sns:us-east-2:123456789012:s4-MySNSTopic-1G1WEFCOXTC0P
                Type
                Notification

                """
        )
        fields["Subject"] = nil
        #expect(try !message(fields).signedText.contains("Subject"))
        fields["Type"] = "SubscriptionConfirmation"
        fields["SubscribeURL"] = "https://sns.us-east-2.amazonaws.com/?Action=ConfirmSubscription"
        fields["Token"] = "2336412f37"
        #expect(
            try message(fields).signedText == """
                Message
                Test message
                MessageId
                4d4dc071-ddbf-465d-bba8-08f81c89da64
                SubscribeURL
                https://sns.us-east-2.amazonaws.com/?Action=ConfirmSubscription
                Timestamp
                2019-01-31T04:37:04.321Z
                Token
                2336412f37
                TopicArn
                arn:aws:sns:us-east-2:123456789012:s4-MySNSTopic-1G1WEFCOXTC0P
                Type
                SubscriptionConfirmation

                """
        )
    }

    /// What is signed is the same when the subject is said to be a part of the id; it would be another message, and
    /// could be told twice.
    @Test func aMessageHasOneReadingAlone() throws {
        let signer = try SNSSigner.usual.get()
        let id = UUID().uuidString
        func isSigned(_ change: (inout [String: String]) -> Void = { _ in }) throws -> Bool {
            try JSONDecoder().decode(
                SNSMessage.self,
                from: Data(try signer.post("Hello", id: "\(id)\nSubject\nBounce", change: change))
            ).isSigned(by: signer.key.publicKey)
        }
        #expect(
            try isSigned {
                $0["MessageId"] = id
                $0["Subject"] = "Bounce"
            }
        )
        #expect(try !isSigned())
    }

    @Test(arguments: ["1", "2"]) func aSignatureHoldsForItsTextKeyAndVersionAlone(_ version: String) throws {
        let signer = try SNSSigner.usual.get()
        func isSigned(_ change: (inout [String: String]) -> Void = { _ in }) throws -> Bool {
            try JSONDecoder().decode(
                SNSMessage.self,
                from: Data(try signer.post("Hello", version: version, change: change))
            ).isSigned(by: signer.key.publicKey)
        }
        #expect(try isSigned())
        #expect(try !isSigned { $0["Message"] = "Hullo" })
        #expect(try !isSigned { $0["Subject"] = "Hello" })
        #expect(try !isSigned { $0["SignatureVersion"] = version == "1" ? "2" : "1" })
        #expect(try !isSigned { $0["SignatureVersion"] = "3" })
        #expect(try !isSigned { $0["Signature"] = "" })
        let other = try SNSSigner()
        let posted = try JSONDecoder().decode(SNSMessage.self, from: Data(try signer.post("Hello", version: version)))
        #expect(!posted.isSigned(by: other.key.publicKey))
    }
}
