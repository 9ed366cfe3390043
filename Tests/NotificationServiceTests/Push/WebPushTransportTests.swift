import CampusCore
import Crypto
import Foundation
import HTTPClient
import HTTPTesting
import Synchronization
import Testing
import WebPush

@testable import NotificationService

@Suite struct WebPushTransportTests {
    private let authority: TestAuthority
    private let now = Date(timeIntervalSince1970: 1_788_285_600)

    init() throws {
        authority = try TestAuthority()
    }

    private func message(_ endpoint: String, body: String = "See you there") throws -> PushMessage {
        let browser = P256.KeyAgreement.PrivateKey().publicKey.x963Representation
        return PushMessage(
            id: UUID(uuidString: "01890A5D-AC96-774B-BCCE-B302099A8057") ?? UUID(),
            subscription: PushSubscription(
                id: UUID(),
                endpoint: endpoint,
                p256dh: Base64URL.encode(browser),
                auth: Base64URL.encode((0..<16).map { UInt8($0) })
            ),
            title: "Night of the telescopes",
            body: body,
            url: URL(string: "https://campus.example/events/1")
        )
    }

    /// What comes of a push to a service that answers so, and what the service received.
    private func send(
        allowsPrivateAddresses: Bool = true,
        hosts: String? = nil,
        endpoint: @escaping @Sendable (Int) -> String = { "https://localhost:\($0)/push/token" },
        _ script: @escaping @Sendable (ReceivedRequest) -> ScriptedHTTPServer.Reply
    ) async throws -> (result: Result<String, TransportError>, requests: [ReceivedRequest]) {
        let requests = Mutex<[ReceivedRequest]>([])
        return try await ScriptedHTTPServer.with(authority: authority) { request in
            requests.withLock { $0.append(request) }
            return script(request)
        } _: { server in
            var limits = HTTPClientConfiguration()
            limits.certificateAuthorityFile = authority.file
            limits.allowsPrivateAddresses = allowsPrivateAddresses
            return try await withHTTPClient(limits) { http in
                let transport = WebPushTransport(
                    http: http,
                    hosts: try #require(PushHosts(hosts ?? "localhost:\(server.port)")),
                    authorizations: VAPIDAuthorizations(
                        key: try VAPIDKey("hunter2" + String(repeating: "A", count: 36)),
                        subject: "mailto:events@campus.example"
                    ),
                    now: { now }
                )
                do {
                    let id = try await transport.send(message(endpoint(server.port)))
                    return (.success(id), requests.withLock { $0 })
                } catch let error as TransportError {
                    return (.failure(error), requests.withLock { $0 })
                }
            }
        }
    }

    @Test func aPushIsTaken() async throws {
        let (result, requests) = try await send { _ in .answer(201, headers: [("Location", "/message/1")]) }
        #expect(try result.get() == "/message/1")
        let request = try #require(requests.first)
        #expect(request.method == "POST" && request.target == "/push/token")
        #expect(request.headers["content-encoding"] == "aes128gcm")
        #expect(request.headers["ttl"] == "86400")
        #expect(request.headers["urgency"] == "normal")
        #expect(request.headers["topic"] == "01890a5dac96774bbcceb302099a8057")
        #expect(request.headers["authorization"]?.hasPrefix("vapid t=") == true)
    }

    private static let answers: [(Int, String, String, TransportError.Code)] = [
        (400, "", "", .rejected), (401, "", "", .misconfigured), (403, "", "", .misconfigured),
        (403, "", "the VAPID credentials in the authorization header do not correspond to the credentials used", .gone),
        (400, "", #"{"reason":"VapidPkHashMismatch"}"#, .gone), (404, "", "", .gone), (410, "", "", .gone),
        (413, "", "", .rejected), (429, "120", "", .busy(retryAfter: .seconds(120))),
        (429, "", "", .busy(retryAfter: nil)),
        (429, "Tue, 01 Sep 2026 18:01:30 GMT", "", .busy(retryAfter: .seconds(90))),
        (429, "Tue, 01 Sep 2026 17:00:00 GMT", "", .busy(retryAfter: .seconds(0))),
        (429, "soon", "", .busy(retryAfter: nil)), (500, "", "", .unavailable), (502, "", "", .unavailable),
        (503, "", "", .unavailable), (503, "5", "", .busy(retryAfter: .seconds(5))), (301, "", "", .rejected),
    ]

    @Test(arguments: answers)
    func anAnswerMeansWhatItMeans(
        _ status: Int,
        _ retryAfter: String,
        _ body: String,
        _ code: TransportError.Code
    ) async throws {
        let headers = retryAfter.isEmpty ? [] : [("Retry-After", retryAfter)]
        guard case .failure(let error) = try await send({ _ in .answer(status, body, headers: headers) }).result else {
            Issue.record("it was taken")
            return
        }
        #expect(error.code == code)
        #expect(error.message.contains("\(status)") && !error.message.contains("token"))
    }

    @Test func aRedirectIsNotFollowed() async throws {
        let (result, requests) = try await send { request in
            request.target == "/inside" ? .answer(201) : .answer(307, headers: [("Location", "/inside")])
        }
        #expect(throws: TransportError.self) { try result.get() }
        #expect(requests.map(\.target) == ["/push/token"])
    }

    @Test func anotherHostIsNotAskedAnything() async throws {
        let (result, requests) = try await send(hosts: PushHosts.browsers) { _ in .answer(201) }
        let error = #expect(throws: TransportError.self) { try result.get() }
        #expect(error?.code == .rejected && requests.isEmpty)
        #expect(error.map { "\($0)".contains("token") } == false)
    }

    /// A name on the list whose address is of this machine, as DNS may say at any time.
    @Test func aNameThatLeadsInsideIsNotFollowed() async throws {
        let (result, requests) = try await send(allowsPrivateAddresses: false) { _ in .answer(201) }
        let error = #expect(throws: TransportError.self) { try result.get() }
        #expect(error?.code == .rejected && requests.isEmpty)
        #expect(error?.message.contains("none of the public internet") == true)
    }

    @Test func whatIsTooLongIsShortened() throws {
        let body = String(repeating: "\"ä\u{1F600}\n", count: 2000)
        let payload = try message("https://localhost/a", body: body).payload()
        #expect(payload.count <= BrowserKeys.maximumPayloadBytes)
        let object = try JSONSerialization.jsonObject(with: Data(payload)) as? [String: String]
        let shown = try #require(object?["body"])
        #expect(shown.hasSuffix("…") && body.hasPrefix(shown.dropLast()) && shown.count > 500)
        #expect(object?["title"] == "Night of the telescopes")
        #expect(object?["url"] == "https://campus.example/events/1")
        #expect(object?["id"] == "01890a5d-ac96-774b-bcce-b302099a8057")
    }
}
