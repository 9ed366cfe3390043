import AWS
import Foundation
import Synchronization
import Testing

@Suite struct RefreshingCredentialProviderTests {
    /// Gives credentials that expire an hour after they were asked for, and counts.
    private final class Source: AWSCredentialProvider {
        let clock: Clock
        let asked = Mutex(0)
        let fails = Mutex(false)

        init(_ clock: Clock) {
            self.clock = clock
        }

        func credentials() async throws(AWSError) -> AWSCredentials {
            let number = asked.withLock { count in
                count += 1
                return count
            }
            // Long enough for others to come meanwhile.
            do {
                try await Task.sleep(for: .milliseconds(50))
            } catch {
                throw AWSError(.network, "cancelled")
            }
            if fails.withLock({ $0 }) { throw AWSError(.network, "no way to STS") }
            return AWSCredentials(
                accessKeyID: "\(number)",
                secretAccessKey: "s",
                expiration: clock.now.addingTimeInterval(3600)
            )
        }
    }

    private final class Clock: Sendable {
        private let time = Mutex(Date(timeIntervalSince1970: 1_800_000_000))
        var now: Date { time.withLock { $0 } }
        func advance(_ seconds: TimeInterval) { time.withLock { $0 += seconds } }
    }

    private let clock = Clock()
    private let source: Source
    private let provider: RefreshingCredentialProvider

    init() {
        let clock = clock
        source = Source(clock)
        provider = RefreshingCredentialProvider(source, margin: 300, now: { clock.now })
    }

    @Test func theyAreFetchedAgainBeforeTheyExpire() async throws {
        #expect(try await provider.credentials().accessKeyID == "1")
        clock.advance(3299)
        #expect(try await provider.credentials().accessKeyID == "1")
        clock.advance(1)
        #expect(try await provider.credentials().accessKeyID == "2")
    }

    @Test func manyWhoWaitShareOneFetch() async throws {
        let keys = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<50 { group.addTask { [provider] in try await provider.credentials().accessKeyID } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(keys == ["1"])
    }

    @Test func whileTheOldOnesAreValidAFailureIsBridged() async throws {
        _ = try await provider.credentials()
        source.fails.withLock { $0 = true }
        clock.advance(3500)
        #expect(try await provider.credentials().accessKeyID == "1")
        clock.advance(100)
        await #expect(throws: AWSError.self) { try await provider.credentials() }
        source.fails.withLock { $0 = false }
        #expect(try await provider.credentials().accessKeyID == "4")
    }
}
