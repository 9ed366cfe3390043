import AWS
import CampusCore
import Foundation
import HTTPTesting
import NIOPosix
import Synchronization
import Testing

@testable import NotificationService

@Suite struct SMSTransportTests {
    private func message(_ number: String = "+4915112345678", _ text: String = "Your code is 123456") -> SMSMessage {
        SMSMessage(id: UUID(), phoneNumber: number, text: text)
    }

    private func send(_ message: SMSMessage, senderID: String? = nil, _ reply: ScriptedHTTPServer.Reply) async throws
        -> (
            result: Result<String, TransportError>, bodies: [String]
        )
    {
        let bodies = Mutex<[String]>([])
        return try await ScriptedHTTPServer.with { request in
            bodies.withLock { $0.append(request.body) }
            return reply
        } _: { server in
            try await withHTTPClient { http in
                let client = SNSClient(
                    http: http,
                    credentials: TestCredentials(),
                    region: "us-east-1",
                    endpoint: server.url
                )
                let transport = SNSTransport(client: client, senderID: senderID)
                do {
                    return (.success(try await transport.send(message)), bodies.withLock { $0 })
                } catch let error as TransportError {
                    return (.failure(error), bodies.withLock { $0 })
                }
            }
        }
    }

    @Test func aTextIsTransactional() async throws {
        let answer = "<PublishResponse><PublishResult><MessageId>abc</MessageId></PublishResult></PublishResponse>"
        let (result, bodies) = try await send(message(), senderID: "Campus", .answer(200, answer))
        #expect(try result.get() == "abc")
        let body = try #require(bodies.first)
        #expect(body.contains("PhoneNumber=%2B4915112345678"))
        #expect(body.contains("Message=Your+code+is+123456"))
        #expect(body.contains("AWS.SNS.SMS.SMSType") && body.contains("StringValue=Transactional"))
        #expect(body.contains("AWS.SNS.SMS.SenderID") && body.contains("StringValue=Campus"))
    }

    private static let errors: [(Int, String, String, TransportError.Code)] = [
        (429, "Throttled", "Rate exceeded", .throttled(retryAfter: nil)),
        (400, "Throttling", "Rate exceeded", .throttled(retryAfter: nil)),
        (400, "InvalidParameter", "Invalid parameter: PhoneNumber Reason: +4915112345678 is not valid", .badAddress),
        (400, "InvalidParameter", "Phone number is opted out", .badAddress),
        (400, "InvalidParameter", "Invalid parameter: Message too long", .rejected),
        (403, "AuthorizationError", "not authorized", .misconfigured), (500, "InternalError", "oops", .unavailable),
    ]

    @Test(arguments: errors)
    func itsErrorsMeanWhatTheyMean(
        _ status: Int,
        _ type: String,
        _ text: String,
        _ code: TransportError.Code
    ) async throws {
        let body = "<ErrorResponse><Error><Code>\(type)</Code><Message>\(text)</Message></Error></ErrorResponse>"
        guard case .failure(let error) = try await send(message(), .answer(status, body)).result else {
            Issue.record("it was sent")
            return
        }
        #expect(error.code == code)
        #expect(!"\(error)".contains("15112345678"))
    }

    @Test(arguments: [
        "", "+", "4915112345678", "+04915112345678", "+49 151 12345678", "+12345", "+1234567890123456", "+49151x",
        "+4915112345678\n", "００4915112345678", "+٤٩١٥١١٢٣٤٥٦٧",
    ])
    func whatIsNoNumberIsNotSentTo(_ number: String) async throws {
        let (result, bodies) = try await send(message(number), .answer(200))
        guard case .failure(let error) = result else {
            Issue.record("it was sent")
            return
        }
        #expect(error.code == .badAddress && bodies.isEmpty)
    }

    @Test func aTextHasWordsAndNotTooMany() async throws {
        for text in ["", String(repeating: "a", count: 1601)] {
            guard case .failure(let error) = try await send(message("+4915112345678", text), .answer(200)).result else {
                Issue.record("it was sent")
                return
            }
            #expect(error.code == .rejected)
        }
    }

    @Test func aFileHoldsNumberAndText() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "sms-\(UUID().uuidString.prefix(8))")
        let transport = FileSMSTransport(directory: folder, threads: .singleton)
        let message = message()
        for _ in 0..<2 {
            let id = try await transport.send(message)
            #expect(id == "\(message.id.wire).txt")
        }
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        #expect(files.count == 1)
        let text = try String(contentsOf: #require(files.first), encoding: .utf8)
        #expect(text == "To: +4915112345678\n\nYour code is 123456\n")
        await #expect(throws: TransportError.self) { try await transport.send(self.message("nobody")) }
        try FileManager.default.removeItem(at: folder)
    }
}
