import HTTPClient
import HTTPTesting
import SecrecyTesting
import Testing

/// A key that is looked for wherever one might turn up by mistake.
@Suite struct SecrecyTests {
    private static let word = "hunter2"

    @Test(arguments: [
        ("http://user:\(word)@host/path?token=\(word)#\(word)", "http://host/path"),
        ("https://\(word)@host:8443?\(word)", "https://host:8443"), ("https://a@\(word)@host/a@b", "https://host/a@b"),
        ("\(word)", "malformed"), ("https://host", "https://host"),
    ])
    func aRequestShowsItsAddressAlone(_ url: String, _ address: String) {
        let request = HTTPClientRequest(
            method: "POST",
            url: url,
            headers: [("Authorization", "Bearer \(Self.word)"), ("Accept", "*/*")],
            body: Array("client_secret=\(Self.word)".utf8)
        )
        #expect("\(request)" == "POST \(address) [Authorization, Accept] 21 bytes")
        #expect(!everyText(of: request).contains(Self.word))
    }

    @Test func anAnswerShowsItsSizeAlone() async throws {
        try await ScriptedHTTPServer.with { _ in
            .answer(200, #"{"access_token":"\#(Self.word)"}"#, headers: [("Set-Cookie", "refresh=\(Self.word)")])
        } _: { server in
            try await withHTTPClient { client in
                let request = HTTPClientRequest(method: "GET", url: server.url)
                let answer = try await client.send(request)
                #expect("\(answer)" == "HTTP 200, 26 bytes")
                #expect(!everyText(of: answer).contains(Self.word))
                #expect(!everyText(of: client).contains(Self.word))
            }
        }
    }

    @Test(arguments: [
        "http://user:\(word)@127.0.0.1:1/?token=\(word)", "https://user:\(word)@127.0.0.1:1/", "ftp://\(word)@host",
        "http://user:\(word)@no..where/", "http://user:\(word)@[::1/", "http://\(word)\r\n@host",
    ])
    func noFailureShowsIt(_ url: String) async throws {
        try await withHTTPClient { client in
            let request = HTTPClientRequest(method: "GET", url: url, headers: [("Authorization", Self.word)])
            let error = await #expect(throws: HTTPClientError.self) { try await client.send(request) }
            #expect(error.map { everyText(of: $0).contains(Self.word) } == false)
        }
    }
}
