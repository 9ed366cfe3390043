import HTTPClient
import HTTPTesting
import Testing

@Suite struct HTTPClientTests {
    @Test(arguments: ["GET", "POST", "PUT", "PATCH", "DELETE"])
    func aRequestArrivesAsItWasWritten(method: String) async throws {
        try await ScriptedHTTPServer.with { request in
            let names = request.headers.keys.sorted().joined(separator: " ")
            return .answer(
                207,
                "\(request.method) \(request.target) \(request.headers["x-note"] ?? "-") \(request.body) [\(names)]",
                headers: [("X-Answer", " spaced ")]
            )
        } _: { server in
            try await withHTTPClient { client in
                let request = HTTPClientRequest(
                    method: method,
                    url: server.url + "/a?b=c",
                    headers: [("X-Note", "n\u{FC}")],
                    body: method == "GET" ? [] : Array("täxt".utf8)
                )
                let response = try await client.send(request)
                #expect(response.status == 207)
                #expect(response.header("x-ANSWER") == "spaced")
                let text = String(decoding: response.body, as: UTF8.self)
                let body = method == "GET" ? "" : "täxt"
                #expect(text.hasPrefix("\(method) /a?b=c n\u{FC} \(body) ["))
                // What libcurl would add by itself changes what a signature covers.
                for name in ["accept", "content-type", "expect"] { #expect(!text.contains(" \(name)")) }
            }
        }
    }

    @Test func aLineBreakIsNeverSent() async throws {
        try await withHTTPClient { client in
            let bad = [
                HTTPClientRequest(method: "GET", url: "http://127.0.0.1:9/", headers: [("A", "b\r\nC: d")]),
                HTTPClientRequest(method: "GET", url: "http://127.0.0.1:9/\r\n"),
                HTTPClientRequest(method: "get x", url: "http://127.0.0.1:9/"),
                HTTPClientRequest(method: "GET", url: "file:///etc/hostname"),
            ]
            for request in bad {
                let error = await #expect(throws: HTTPClientError.self) { try await client.send(request) }
                #expect(error?.code == .invalidRequest)
            }
        }
    }

    @Test func silenceEndsWithTheTimeout() async throws {
        try await ScriptedHTTPServer.with { _ in
            .silence
        } _: { server in
            try await withHTTPClient { client in
                let error = await #expect(throws: HTTPClientError.self) {
                    try await client.send(
                        HTTPClientRequest(method: "GET", url: server.url),
                        timeout: .milliseconds(200)
                    )
                }
                #expect(error?.code == .timeout)
                #expect(error?.mayHaveBeenSent == true)
            }
        }
    }

    @Test func nobodyThereIsSaidAtOnce() async throws {
        let port = try await ScriptedHTTPServer.with { _ in
            .silence
        } _: {
            $0.port
        }
        try await withHTTPClient { client in
            let error = await #expect(throws: HTTPClientError.self) {
                try await client.send(HTTPClientRequest(method: "POST", url: "http://127.0.0.1:\(port)/", body: [1]))
            }
            #expect(error?.code == .connectionFailed)
            #expect(error?.mayHaveBeenSent == false)
        }
    }

    @Test func aCancelledTaskGoesOnAtOnce() async throws {
        try await ScriptedHTTPServer.with { _ in
            .silence
        } _: { server in
            try await withHTTPClient { client in
                let task = Task { () -> HTTPClientError.Code? in
                    do throws(HTTPClientError) {
                        _ = try await client.send(
                            HTTPClientRequest(method: "GET", url: server.url),
                            timeout: .seconds(60)
                        )
                        return nil
                    } catch {
                        return error.code
                    }
                }
                try await Task.sleep(for: .milliseconds(50))
                task.cancel()
                #expect(await task.value == .cancelled)
            }
        }
    }

    @Test func anAnswerCutOffIsAnError() async throws {
        try await ScriptedHTTPServer.with { _ in
            .bytesThenClose("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
        } _: { server in
            try await withHTTPClient { client in
                let error = await #expect(throws: HTTPClientError.self) {
                    try await client.send(HTTPClientRequest(method: "GET", url: server.url))
                }
                #expect(error?.code == .connectionFailed)
                #expect(error?.mayHaveBeenSent == true)
            }
        }
    }

    @Test func anAnswerTooLargeIsNotKept() async throws {
        var configuration = HTTPClientConfiguration()
        configuration.responseLimit = 1000
        try await ScriptedHTTPServer.with { request in
            .answer(200, String(repeating: "x", count: request.target == "/fits" ? 1000 : 1001))
        } _: { server in
            try await withHTTPClient(configuration) { client in
                let fits = try await client.send(HTTPClientRequest(method: "GET", url: server.url + "/fits"))
                #expect(fits.body.count == 1000)
                let error = await #expect(throws: HTTPClientError.self) {
                    try await client.send(HTTPClientRequest(method: "GET", url: server.url + "/not"))
                }
                #expect(error?.code == .responseTooLarge)
            }
        }
    }

    @Test func manyAtOnceEachGetTheirOwnAnswer() async throws {
        try await ScriptedHTTPServer.with {
            .answer(200, $0.target)
        } _: { server in
            try await withHTTPClient { client in
                let right = try await withThrowingTaskGroup(of: Bool.self) { group in
                    for index in 0..<200 {
                        group.addTask {
                            let response = try await client.send(
                                HTTPClientRequest(method: "GET", url: "\(server.url)/\(index)")
                            )
                            return response.body == Array("/\(index)".utf8)
                        }
                    }
                    return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
                }
                #expect(right == 200)
            }
        }
    }

    @Test func moreThanTheLimitAreRefused() async throws {
        var configuration = HTTPClientConfiguration()
        configuration.requestLimit = 2
        try await ScriptedHTTPServer.with { _ in
            .silence
        } _: { server in
            try await withHTTPClient(configuration) { client in
                let codes = await withTaskGroup(of: HTTPClientError.Code?.self) { group in
                    for _ in 0..<5 {
                        group.addTask {
                            do throws(HTTPClientError) {
                                _ = try await client.send(
                                    HTTPClientRequest(method: "GET", url: server.url),
                                    timeout: .milliseconds(300)
                                )
                                return nil
                            } catch {
                                return error.code
                            }
                        }
                    }
                    return await group.reduce(into: []) { $0.append($1) }
                }
                #expect(codes.filter { $0 == .queueFull }.count == 3)
                #expect(codes.filter { $0 == .timeout }.count == 2)
            }
        }
    }

    @Test func whatIsUnderWayIsAnsweredAtTheEnd() async throws {
        try await ScriptedHTTPServer.with { _ in
            .silence
        } _: { server in
            let (client, waiting) = try await withHTTPClient { client in
                let task = Task { () -> HTTPClientError.Code? in
                    do throws(HTTPClientError) {
                        _ = try await client.send(
                            HTTPClientRequest(method: "GET", url: server.url),
                            timeout: .milliseconds(300)
                        )
                        return nil
                    } catch {
                        return error.code
                    }
                }
                try await Task.sleep(for: .milliseconds(50))
                return (client, task)
            }
            #expect(await waiting.value == .timeout)
            let error = await #expect(throws: HTTPClientError.self) {
                try await client.send(HTTPClientRequest(method: "GET", url: server.url))
            }
            #expect(error?.code == .closed)
        }
    }
}
