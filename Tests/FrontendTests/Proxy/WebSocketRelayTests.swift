import NIOConcurrencyHelpers
import NIOCore
import Testing

@testable import Frontend

@Suite(.timeLimit(.minutes(1)))
struct WebSocketRelayTests {
    @Test func whatIsSaidBeforeEventsAPIAnswersArrivesInOrder() async throws {
        try await UpstreamServer.run(delay: .milliseconds(300)) { upstream in
            try await RelayServer.run(to: upstream) { relay in
                let client = try await relay.connect()
                // Each long enough to come in a frame with a length of two bytes.
                let texts = (0..<40).map { "\($0) " + String(repeating: "x", count: 200) }
                for text in texts { try await client.writeAndFlush(RelayServer.frame(text)).get() }
                try await eventually { upstream.texts.withLockedValue { $0.count } == texts.count }
                #expect(upstream.texts.withLockedValue { $0 } == (0..<40).map { "\($0)" })
                try await client.close()
            }
        }
    }

    @Test func aClientThatIsAheadOfEventsAPIWaits() async throws {
        try await UpstreamServer.run(isReading: false) { upstream in
            try await RelayServer.run(to: upstream) { relay in
                let client = try await relay.connect()
                try await eventually { upstream.isConnected }
                // More than the sockets on the way can hold.
                let count = 1000
                let isSent = NIOLockedValueBox(false)
                for number in 0..<count {
                    client.write(RelayServer.frame("\(number) " + String(repeating: "x", count: 60_000)), promise: nil)
                }
                let sent = client.eventLoop.makePromise(of: Void.self)
                sent.futureResult.whenComplete { _ in isSent.withLockedValue { $0 = true } }
                client.writeAndFlush(RelayServer.frame("last " + String(repeating: "x", count: 200)), promise: sent)
                try await Task.sleep(for: .seconds(2))
                #expect(!isSent.withLockedValue { $0 })
                try await upstream.read()
                try await sent.futureResult.get()
                try await eventually { upstream.texts.withLockedValue { $0.last } == "last" }
                #expect(upstream.texts.withLockedValue { $0 } == (0..<count).map { "\($0)" } + ["last"])
                try await client.close()
            }
        }
    }

    /// The test's time limit is the deadline.
    private func eventually(_ condition: () -> Bool) async throws {
        while !condition() { try await Task.sleep(for: .milliseconds(5)) }
    }
}
