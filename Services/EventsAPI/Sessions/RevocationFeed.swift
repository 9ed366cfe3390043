import Foundation
import Live
import Logging
import ServiceLifecycle

/// Keeps what this replica knows of tokens up to date: each second which were revoked, and which keys sign.
struct RevocationFeed: Service {
    let store: SessionStore
    let tokens: AccessTokens
    let hub: LiveHub
    let now: @Sendable () -> Date
    let logger: Logger

    private static let pause = Duration.seconds(1)

    func run() async throws {
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            await read()
            await reloadKeys()
            do {
                try await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.pause) }
            } catch {
                return
            }
        }
    }

    /// Reads once; what cannot be read leaves it to every request to ask.
    func read() async {
        let start = now()
        do {
            var reading = try await store.revocations(within: tokens.lifetime)
            reading.readAt = start
            let revocations = reading
            tokens.revoke(revocations)
            hub.close { revocations.revokes($0) }
        } catch is CancellationError {
            return
        } catch {
            logger.warning("revoked tokens were not read; each is asked for", error: error)
        }
    }

    private func reloadKeys() async {
        do {
            try await tokens.reloadKeys()
        } catch {
            logger.warning("the keys of tokens are not replaced", error: error)
        }
    }
}
