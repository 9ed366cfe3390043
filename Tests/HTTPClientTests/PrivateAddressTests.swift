import HTTPClient
import HTTPTesting
import Testing

/// What a name leads to is looked at when it is known: a list of names alone would let DNS lead anywhere.
@Suite struct PrivateAddressTests {
    private func code(_ url: String, allowed: Bool) async throws -> HTTPClientError.Code? {
        var configuration = HTTPClientConfiguration()
        configuration.allowsPrivateAddresses = allowed
        return try await withHTTPClient(configuration) { client in
            do throws(HTTPClientError) {
                _ = try await client.send(HTTPClientRequest(method: "GET", url: url), timeout: .seconds(5))
                return nil
            } catch {
                return error.code
            }
        }
    }

    @Test(arguments: ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "2130706433", "0x7f000001", "[::ffff:127.0.0.1]"])
    func noneIsConnectedTo(_ host: String) async throws {
        try await ScriptedHTTPServer.with { _ in
            .answer(200)
        } _: { server in
            let code = try await code("http://\(host):\(server.port)/", allowed: false)
            #expect(code == .forbiddenAddress)
        }
    }

    @Test func theSwitchAllowsThem() async throws {
        try await ScriptedHTTPServer.with { _ in
            .answer(200)
        } _: { server in
            let code = try await code("http://localhost:\(server.port)/", allowed: true)
            #expect(code == nil)
        }
    }

    @Test func aRedirectIsAnAnswerAndLeadsNowhere() async throws {
        try await ScriptedHTTPServer.with { request in
            request.target == "/inside" ? .answer(200) : .answer(307, headers: [("Location", "/inside")])
        } _: { server in
            try await withHTTPClient { client in
                let response = try await client.send(HTTPClientRequest(method: "POST", url: server.url, body: [1]))
                #expect(response.status == 307)
            }
        }
    }
}
