import Foundation
import HTTPClient
import HTTPTesting
import Testing

@testable import NotificationService

@Suite struct SMTPEmailTransportTests {
    private func message(to address: String = "zoe@campus.example") -> EmailMessage {
        EmailMessage(
            id: UUID(),
            from: .init(name: "Campus Events", address: "events@campus.example"),
            to: .init(name: "Zoë", address: address),
            subject: "You have a seat",
            text: ".\n.\r\nHi",
            html: "<p>Hi</p>",
            date: Date(timeIntervalSince1970: 1_788_285_600)
        )
    }

    @Test func theServersWordsAreTheID() async throws {
        let authority = try TestAuthority()
        try await ScriptedSMTPServer.with(authority) { server in
            try await withSMTPClient(server, authority: authority) { client in
                let transport = SMTPEmailTransport(client: client)
                let id = try await transport.send(message())
                #expect(id == "2.0.0 Ok: queued as 1")
            }
            let mail = try #require(server.received.mails.first)
            #expect(mail.contains("Subject: You have a seat"))
            let commands = server.received.commands.map(\.text)
            #expect(commands.contains { $0.hasPrefix("MAIL FROM:<events@campus.example>") })
            #expect(commands.contains("RCPT TO:<zoe@campus.example>"))
        }
    }

    @Test func anAddressThatIsNoneIsRefusedBeforeItIsSent() async throws {
        let authority = try TestAuthority()
        try await ScriptedSMTPServer.with(authority) { server in
            try await withSMTPClient(server, authority: authority) { client in
                let transport = SMTPEmailTransport(client: client)
                let error = await #expect(throws: TransportError.self) {
                    try await transport.send(message(to: "zoe@campus.example> NOTIFY=NEVER"))
                }
                #expect(error?.isPermanent == true)
            }
            #expect(server.received.connections == 0)
        }
    }

    @Test func aServerThatIsAwayIsTriedAgain() async throws {
        let authority = try TestAuthority()
        let server = try await ScriptedSMTPServer.with(authority) { $0 }
        try await withSMTPClient(server, authority: authority) { client in
            let error = await #expect(throws: TransportError.self) {
                try await SMTPEmailTransport(client: client).send(message())
            }
            #expect(error?.code == .unavailable)
        }
    }

    private static let replies: [(SMTPReply, TransportError.Code)] = [
        (SMTPReply(code: 421, text: "4.3.2 busy", command: .connect), .throttled(retryAfter: .seconds(30))),
        (SMTPReply(code: 421, text: "busy", command: .connect), .unavailable),
        (SMTPReply(code: 554, text: "no service", command: .connect), .misconfigured),
        (SMTPReply(code: 535, text: "5.7.8 wrong", command: .signIn), .misconfigured),
        (SMTPReply(code: 454, text: "4.7.0 later", command: .signIn), .unavailable),
        (SMTPReply(code: 530, text: "5.7.0 sign in first", command: .sender), .misconfigured),
        (SMTPReply(code: 550, text: "5.1.8 not you", command: .sender), .misconfigured),
        (SMTPReply(code: 552, text: "5.3.4 too large", command: .sender), .rejected),
        (SMTPReply(code: 550, text: "5.1.1 unknown", command: .recipient), .badAddress),
        (SMTPReply(code: 550, text: "5.1.10 null MX", command: .recipient), .badAddress),
        (SMTPReply(code: 550, text: "relay not permitted", command: .recipient), .rejected),
        (SMTPReply(code: 550, text: "5.0.0 refused", command: .recipient), .rejected),
        (SMTPReply(code: 553, text: "5.1.3 malformed", command: .recipient), .badAddress),
        (SMTPReply(code: 550, text: "5.7.1 relaying denied", command: .recipient), .rejected),
        (SMTPReply(code: 552, text: "5.2.2 full", command: .recipient), .rejected),
        (SMTPReply(code: 450, text: "4.7.1 greylisted", command: .recipient), .unavailable),
        (SMTPReply(code: 450, text: "4.2.1 too busy", command: .recipient), .unavailable),
        (SMTPReply(code: 421, text: "4.7.28 rate", command: .recipient), .throttled(retryAfter: .seconds(30))),
        (SMTPReply(code: 554, text: "5.7.1 spam", command: .data), .rejected),
        (SMTPReply(code: 451, text: "4.3.0 later", command: .data), .unavailable),
    ]

    @Test(arguments: replies)
    func aReplyMeansWhatItMeans(_ reply: SMTPReply, _ code: TransportError.Code) throws {
        let error = try #require(TransportError(reply))
        #expect(error.code == code)
        #expect(error.message.contains("\(reply.code) \(reply.text)"))
    }
}
