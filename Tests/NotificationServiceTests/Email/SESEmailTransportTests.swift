import AWS
import Foundation
import HTTPTesting
import Synchronization
import Testing

@testable import NotificationService

@Suite struct SESEmailTransportTests {
    private func message() -> EmailMessage {
        EmailMessage(
            id: UUID(uuidString: "01890A5D-AC96-774B-BCCE-B302099A8057") ?? UUID(),
            from: .init(name: "Campus Events", address: "events@campus.example"),
            to: .init(name: "Zoë", address: "zoe@campus.example"),
            subject: "You have a seat",
            text: "Hi",
            html: "<p>Hi</p>",
            date: Date(timeIntervalSince1970: 1_788_285_600)
        )
    }

    /// What is sent to a SES that answers so.
    private func send(_ reply: ScriptedHTTPServer.Reply, configurationSet: String? = nil) async throws -> (
        result: Result<String, TransportError>, body: String
    ) {
        let bodies = Mutex<[String]>([])
        return try await ScriptedHTTPServer.with { request in
            bodies.withLock { $0.append(request.body) }
            return reply
        } _: { server in
            try await withHTTPClient { http in
                let client = SESClient(
                    http: http,
                    credentials: TestCredentials(),
                    region: "us-east-1",
                    endpoint: server.url
                )
                let transport = SESEmailTransport(client: client, configurationSet: configurationSet)
                do {
                    let id = try await transport.send(message())
                    return (.success(id), bodies.withLock { $0.last ?? "" })
                } catch let error as TransportError {
                    return (.failure(error), bodies.withLock { $0.last ?? "" })
                }
            }
        }
    }

    private func code(_ status: Int, _ type: String, _ message: String) async throws -> TransportError.Code? {
        let body = #"{"message":"\#(message)"}"#
        let reply = ScriptedHTTPServer.Reply.answer(status, body, headers: [("x-amzn-ErrorType", type)])
        guard case .failure(let error) = try await send(reply).result else { return nil }
        #expect(error.message.contains(message))
        return error.code
    }

    @Test func theMailIsTaggedWithItsNotificationAndHasItsConfigurationSet() async throws {
        let (result, body) = try await send(.answer(200, #"{"MessageId":"0102-abc"}"#), configurationSet: "campus")
        #expect(try result.get() == "0102-abc")
        let object = try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any]
        #expect(object?["ConfigurationSetName"] as? String == "campus")
        let tags = object?["EmailTags"] as? [[String: String]]
        #expect(tags == [["Name": "notification", "Value": "01890a5d-ac96-774b-bcce-b302099a8057"]])
        let without = try await send(.answer(200, #"{"MessageId":"0102-abc"}"#)).body
        #expect(!without.contains("ConfigurationSetName"))
    }

    private static let errors: [(Int, String, String, TransportError.Code)] = [
        (429, "TooManyRequestsException", "Maximum sending rate exceeded.", .throttled(retryAfter: nil)),
        (429, "TooManyRequestsException", "Daily message quota exceeded.", .throttled(retryAfter: .seconds(600))),
        (400, "LimitExceededException", "Daily message quota exceeded.", .throttled(retryAfter: .seconds(600))),
        (400, "MessageRejected", "Transaction failed: virus", .rejected),
        (400, "MessageRejected", "Email address is not verified.", .misconfigured),
        (400, "BadRequestException", "Missing final '@domain'", .rejected),
        (400, "BadRequestException", "Local address contains control or whitespace", .rejected),
        (400, "BadRequestException", "Invalid MIME", .rejected),
        (400, "AccountSuspendedException", "Your account is suspended", .unavailable),
        (400, "SendingPausedException", "Sending is paused", .unavailable),
        (400, "MailFromDomainNotVerifiedException", "MX record is missing", .misconfigured),
        (404, "NotFoundException", "Configuration set does not exist", .misconfigured),
        (403, "AccessDeniedException", "not authorized to perform ses:SendEmail", .misconfigured),
        (403, "InvalidSignatureException", "The signature does not match", .misconfigured),
        (400, "ExpiredToken", "The security token is expired", .misconfigured),
        (500, "InternalFailure", "an internal error", .unavailable), (503, "ServiceUnavailable", "later", .unavailable),
    ]

    @Test(arguments: errors)
    func itsErrorsMeanWhatTheyMean(
        _ status: Int,
        _ type: String,
        _ message: String,
        _ code: TransportError.Code
    ) async throws {
        #expect(try await self.code(status, type, message) == code)
    }

    @Test func anAnswerThatIsNoneMayBeAMailThatIsSent() async throws {
        guard case .failure(let error) = try await send(.bytesThenClose("HTTP/1.1 200 OK\r\n")).result else {
            Issue.record("it was sent")
            return
        }
        #expect(error.code == .unavailable && error.mayHaveBeenSent)
        guard case .failure(let other) = try await send(.answer(200, "{}")).result else {
            Issue.record("it was sent")
            return
        }
        #expect(other.code == .unavailable && other.mayHaveBeenSent)
    }
}
