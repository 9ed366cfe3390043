import Foundation
import HTTPClient
import HTTPTesting
import Synchronization
import Testing

@Suite struct SMTPClientTests {
    private let authority: TestAuthority

    init() throws {
        authority = try TestAuthority()
    }

    private func mail(_ content: String = "Subject: hello\r\n\r\nHi.\r\n", to: String = "ada@campus.example")
        -> SMTPMail
    {
        SMTPMail(sender: "events@campus.example", recipient: to, content: Array(content.utf8))
    }

    private func commands(_ server: ScriptedSMTPServer) -> [String] {
        server.received.commands.map(\.text)
    }

    @Test(arguments: [SMTPServer.Security.startTLS, .immediate])
    func aMailIsHandedOverEncryptedAndSignedIn(_ security: SMTPServer.Security) async throws {
        try await ScriptedSMTPServer.with(authority, isImmediate: security == .immediate) { server in
            try await withSMTPClient(server, security: security, authority: authority) { client in
                let reply = try await client.send(mail())
                #expect(reply == SMTPReply(code: 250, text: "2.0.0 Ok: queued as 1", command: .data))
            }
            #expect(server.received.mails == [["Subject: hello", "", "Hi."]])
            let lines = server.received.commands
            #expect(
                lines.filter { !$0.isEncrypted }.map(\.text)
                    == (security == .immediate ? [] : ["EHLO campus.example", "STARTTLS"])
            )
            let secret = Data("\0campus\0hunter2 & more".utf8).base64EncodedString()
            #expect(lines.contains { $0.isEncrypted && $0.text.hasSuffix(secret) })
            #expect(lines.contains { $0.text.hasPrefix("MAIL FROM:<events@campus.example>") })
            #expect(lines.contains { $0.text == "RCPT TO:<ada@campus.example>" })
        }
    }

    @Test func withoutTLSNothingIsSaid() async throws {
        try await ScriptedSMTPServer.with(authority, features: ["AUTH PLAIN"]) { server in
            try await withSMTPClient(server, authority: authority) { client in
                let error = await #expect(throws: HTTPClientError.self) { try await client.send(mail()) }
                #expect(error?.code == .tls)
                #expect(error?.mayHaveBeenSent == false)
            }
            #expect(!commands(server).contains { $0.hasPrefix("AUTH") || $0.hasPrefix("MAIL") })
        }
    }

    @Test func aRefusedSTARTTLSIsNoReasonToGoOnWithout() async throws {
        try await ScriptedSMTPServer.with(authority) {
            $0 == "STARTTLS" ? .lines("454 4.7.0 not now") : .usual
        } _: { server in
            try await withSMTPClient(server, authority: authority) { client in
                let error = await #expect(throws: HTTPClientError.self) { try await client.send(mail()) }
                #expect(error?.code == .tls)
            }
            #expect(!commands(server).contains { $0.hasPrefix("AUTH") || $0.hasPrefix("MAIL") })
        }
    }

    @Test func aCertificateThatNobodySignedIsRefused() async throws {
        try await ScriptedSMTPServer.with(authority) { server in
            let other = try TestAuthority()
            for trusted in [other, nil] {
                try await withSMTPClient(server, authority: trusted) { client in
                    let error = await #expect(throws: HTTPClientError.self) { try await client.send(mail()) }
                    #expect(error?.code == .tls)
                }
            }
            #expect(!commands(server).contains { $0.hasPrefix("AUTH") || $0.hasPrefix("MAIL") })
        }
    }

    @Test func connectionsAreUsedAgain() async throws {
        try await ScriptedSMTPServer.with(authority) { server in
            try await withSMTPClient(server, authority: authority, connectionsPerHost: 8) { client in
                for _ in 0..<3 { _ = try await client.send(mail()) }
                #expect(server.received.connections == 1)
                let codes = await withTaskGroup(of: Int.self) { group in
                    for index in 0..<200 {
                        group.addTask {
                            do {
                                return try await client.send(mail("Subject: \(index)\r\n\r\n")).code
                            } catch {
                                return 0
                            }
                        }
                    }
                    return await group.reduce(into: []) { $0.append($1) }
                }
                #expect(codes == Array(repeating: 250, count: 200))
            }
            #expect(server.received.connections <= 8)
            #expect(server.received.mails.count == 203)
            #expect(commands(server).count { $0.hasPrefix("AUTH") } <= 8, "signed in once a connection")
        }
    }

    /// RFC 5321 §4.5.2: no line of a mail ends it, wherever it stands.
    @Test func aDotEndsNoMail() async throws {
        let content = ".\r\n.first\r\n..second\r\nin.side\r\n.\r\nMAIL FROM:<evil@campus.example>\r\n."
        try await ScriptedSMTPServer.with(authority) { server in
            try await withSMTPClient(server, authority: authority) { client in
                let code = try await client.send(mail(content)).code
                #expect(code == 250)
            }
            let lines = try #require(server.received.mails.first)
            #expect(
                lines.map { $0.hasPrefix(".") ? String($0.dropFirst()) : $0 }
                    == [".", ".first", "..second", "in.side", ".", "MAIL FROM:<evil@campus.example>", "."]
            )
            #expect(server.received.mails.count == 1)
            #expect(!commands(server).contains { $0.contains("evil") })
        }
    }

    @Test func aLargeMailArrivesWhole() async throws {
        let line = String(repeating: "x", count: 76)
        let content = (0..<4000).map { "\($0 % 7 == 0 ? "." : "")\(line)\($0)" }
        try await ScriptedSMTPServer.with(authority) { server in
            try await withSMTPClient(server, authority: authority) { client in
                let code = try await client.send(mail(content.joined(separator: "\r\n") + "\r\n")).code
                #expect(code == 250)
            }
            let lines = try #require(server.received.mails.first)
            #expect(lines.map { $0.hasPrefix(".") ? String($0.dropFirst()) : $0 } == content)
        }
    }

    @Test(arguments: [
        "a\nb", "a\rb", "a\n.\nb", "a\r.\rb", "a\r\n.\rb", "a\n.\r\nb", "a\r", "\n", "a\0b", "a\r\r\nb",
        String(repeating: "x", count: 999) + "\r\n",
    ])
    func aLineThatServersDisagreeAboutIsNotSent(_ content: String) async throws {
        try await ScriptedSMTPServer.with(authority) { server in
            try await withSMTPClient(server, authority: authority) { client in
                let error = await #expect(throws: HTTPClientError.self) { try await client.send(mail(content)) }
                #expect(error?.code == .invalidRequest)
            }
            #expect(server.received.connections == 0)
        }
    }

    @Test(arguments: [
        "", "ada", "@", "ada@", "@b.example", "a@b@c", "a b@c.example", "a@c.example\r\nDATA", "a\n@c.example",
        "<a@c.example>", "a@c.example> SIZE=1", "a@c.example,b@c.example", "\"a\"@c.example", "a\u{7F}@c.example",
        "a@c.example\0", String(repeating: "a", count: 250) + "@c.example",
    ])
    func noAddressBeginsAnotherCommand(_ address: String) async throws {
        try await ScriptedSMTPServer.with(authority) { server in
            try await withSMTPClient(server, authority: authority) { client in
                let error = await #expect(throws: HTTPClientError.self) { try await client.send(mail(to: address)) }
                #expect(error?.code == .invalidRequest)
                let sender = SMTPMail(sender: address, recipient: "ada@campus.example", content: [])
                await #expect(throws: HTTPClientError.self) { try await client.send(sender) }
            }
            #expect(server.received.connections == 0)
        }
    }

    /// What the server says, and to what, comes back.
    private static let refusals: [(String, String, SMTPCommand)] = [
        ("", "554 5.3.2 no service", .connect), ("", "421 4.3.2 too busy", .connect),
        ("EHLO", "550 5.7.1 go away", .hello), ("AUTH", "535 5.7.8 wrong password", .signIn),
        ("AUTH", "454 4.7.0 later", .signIn), ("MAIL", "550 5.1.8 not you", .sender),
        ("MAIL", "552 5.3.4 too large", .sender), ("RCPT", "550 5.1.1 no such user", .recipient),
        ("RCPT", "450 4.2.0 greylisted", .recipient), ("RCPT", "421 4.7.0 too many", .recipient),
        ("DATA", "554 5.5.1 no valid recipients", .data), (".", "550 5.7.1 spam", .data),
        (".", "451 4.3.0 later", .data),
    ]

    @Test(arguments: refusals)
    func aRefusalIsAnAnswer(_ command: String, _ line: String, _ told: SMTPCommand) async throws {
        try await ScriptedSMTPServer.with(authority) { received in
            let isIt = command.isEmpty ? received.isEmpty : received.hasPrefix(command)
            return isIt ? .lines(line) : .usual
        } _: { server in
            try await withSMTPClient(server, authority: authority) { client in
                let reply = try await client.send(mail(), timeout: .seconds(10))
                #expect(
                    reply == SMTPReply(code: Int(line.prefix(3)) ?? 0, text: String(line.dropFirst(4)), command: told)
                )
            }
        }
    }

    @Test func aReplyOfSeveralLinesIsOne() async throws {
        try await ScriptedSMTPServer.with(authority) {
            $0.hasPrefix("RCPT") ? .lines("550-5.1.1 nobody of that name\r\n550 5.1.1 is here\u{1B}[2J") : .usual
        } _: { server in
            try await withSMTPClient(server, authority: authority) { client in
                let reply = try await client.send(mail())
                #expect(reply.text == "5.1.1 nobody of that name 5.1.1 is here[2J")
                #expect(reply.enhancedStatus == "5.1.1")
            }
        }
    }

    @Test func afterARefusalTheNextMailGoes() async throws {
        try await ScriptedSMTPServer.with(authority) {
            $0.contains("nobody") ? .lines("550 5.1.1 no") : .usual
        } _: { server in
            try await withSMTPClient(server, authority: authority) { client in
                let refused = try await client.send(mail(to: "nobody@campus.example")).code
                #expect(refused == 550)
                let code = try await client.send(mail()).code
                #expect(code == 250)
            }
        }
    }

    @Test func silenceEndsWithTheTimeout() async throws {
        try await ScriptedSMTPServer.with(authority) {
            $0 == "." ? .silence : .usual
        } _: { server in
            try await withSMTPClient(server, authority: authority) { client in
                let error = await #expect(throws: HTTPClientError.self) {
                    try await client.send(mail(), timeout: .milliseconds(500))
                }
                #expect(error?.code == .timeout)
                #expect(error?.mayHaveBeenSent == true, "the server may have it and be slow to say so")
            }
        }
    }

    @Test func aConnectionCutOffIsAnErrorThatSaysWhatMayBe() async throws {
        for (command, mayHave) in [("RCPT", false), (".", true)] {
            try await ScriptedSMTPServer.with(authority) {
                $0.hasPrefix(command) ? .linesThenClose("") : .usual
            } _: { server in
                try await withSMTPClient(server, authority: authority) { client in
                    let error = await #expect(throws: HTTPClientError.self) { try await client.send(mail()) }
                    #expect(error?.code == .connectionFailed)
                    #expect(error?.mayHaveBeenSent == mayHave)
                }
            }
        }
    }

    @Test func aConnectionThatTheServerLeftIsReplaced() async throws {
        try await ScriptedSMTPServer.with(authority) {
            $0 == "." ? .linesThenClose("250 2.0.0 ok") : .usual
        } _: { server in
            try await withSMTPClient(server, authority: authority) { client in
                for _ in 0..<3 {
                    let code = try await client.send(mail()).code
                    #expect(code == 250)
                    try await Task.sleep(for: .milliseconds(50))
                }
            }
            #expect(server.received.connections == 3)
        }
    }

    /// Exchange and others say so before they leave a connection that was idle.
    @Test func aConnectionThatTheServerGivesUpIsReplacedAtOnce() async throws {
        let count = Mutex(0)
        try await ScriptedSMTPServer.with(authority) { command in
            guard command.hasPrefix("MAIL") else { return .usual }
            return count.withLock { count in
                count += 1
                return count == 2 ? .linesThenClose("421 4.4.1 timed out") : .usual
            }
        } _: { server in
            try await withSMTPClient(server, authority: authority) { client in
                for _ in 0..<2 {
                    let code = try await client.send(mail()).code
                    #expect(code == 250)
                }
            }
            #expect(server.received.connections == 2)
            #expect(server.received.mails.count == 2)
        }
    }

    @Test func nobodyThereIsSaidAtOnce() async throws {
        let server = try await ScriptedSMTPServer.with(authority) { $0 }
        try await withSMTPClient(server, authority: authority) { client in
            let error = await #expect(throws: HTTPClientError.self) { try await client.send(mail()) }
            #expect(error?.code == .connectionFailed)
            #expect(error?.mayHaveBeenSent == false)
        }
    }
}
