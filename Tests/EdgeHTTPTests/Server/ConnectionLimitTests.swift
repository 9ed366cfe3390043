import NIOCore
import Testing

@testable import EdgeHTTP

/// More connections than a server keeps.
@Suite(.timeLimit(.minutes(1)))
struct ConnectionLimitTests {
    @Test func theRules() {
        let limit = ConnectionLimit(2)
        #expect((0..<2).map { _ in limit.open() } == [.served, .served])
        #expect((0..<16).map { _ in limit.open() } == Array(repeating: .refused, count: 16))
        #expect(limit.open() == .dropped)
        for _ in 0..<17 { limit.close() }
        #expect(limit.open() == .refused)
        limit.close()
        limit.close()
        #expect(limit.open() == .served)
    }

    @Test func theNextOneIsToldAndTheOthersGoOn() async throws {
        try await EdgeServer.run(configuration: EdgeConfiguration(maximumConnections: 1)) { server in
            try await RawClient.connect(to: server) { first in
                try await first.send(get("/memory"))
                _ = try await first.responses(1)
                try await RawClient.connect(to: server) { second in
                    try await second.send(get("/memory"))
                    try await second.receiveAll()
                    let responses = try await second.responses(1)
                    #expect(responses.map(\.status) == [503])
                    #expect(responses.first?.headers["retry-after"] == "1")
                    #expect(responses.first?.headers["connection"] == "close")
                    #expect(!second.isReset)
                }
                try await first.send(get("/hello"))
                let bodies = try await first.responses(2).map(\.body)
                #expect(bodies == ["memory", "hello"])
            }
            // Its place is free again.
            var status = 0
            while status != 200 {
                try await RawClient.connect(to: server) { third in
                    try await third.send(get("/memory"))
                    status = try await third.responses(1).first?.status ?? 0
                }
            }
        }
    }

    @Test func whatIsFarTooManyIsDropped() throws {
        let connection = try EmbeddedConnection(admission: .dropped)
        #expect(connection.isClosed)
        #expect(try connection.sent() == "")
    }
}
