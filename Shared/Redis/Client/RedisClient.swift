import Foundation
public import Logging
public import ServiceLifecycle

/// A client of one Redis server: one connection, on which everything that waits goes out together.
///
/// Its calls may come from any task. The connection lives on a thread of the client's own, never on Swift's
/// cooperative pool; it comes back by itself after a loss, with growing pauses. Commands that change what a connection
/// is (SUBSCRIBE, MONITOR, CLIENT REPLY) or block it (BLPOP) do not belong here.
public final class RedisClient: Service, Sendable {
    private let configuration: RedisConfiguration
    private let logger: Logger
    private let desk: CallDesk

    /// Nothing connects before ``run()``; commands given before it wait for it.
    public init(configuration: RedisConfiguration, logger: Logger) {
        self.configuration = configuration
        self.logger = logger
        desk = CallDesk(configuration: configuration)
    }

    /// Keeps the connection until the task is cancelled, or shut down gracefully: then what waits is still answered,
    /// within its time.
    ///
    /// - Throws: ``RedisError`` when it ran before, or the process has no descriptors left.
    public func run() async throws {
        let pipe = try desk.claimReactor()
        await withTaskCancellationHandler {
            await withGracefulShutdownHandler {
                await runThread(pipe)
            } onGracefulShutdown: {
                self.desk.requestStop(immediately: false)
            }
        } onCancel: {
            desk.requestStop(immediately: true)
        }
    }

    /// Sends one command, together with whatever else waits.
    ///
    /// - Throws: ``RedisError``; an error reply has the code `server`.
    public func command(_ arguments: [RedisArgument]) async throws(RedisError) -> RedisValue {
        try await answer(to: arguments, isIdempotent: false).unlessError()
    }

    /// Sends commands one behind the other, with nobody's between them; other clients' may still come between.
    ///
    /// - Returns: The replies in the order of the commands, an error reply being a value here.
    /// - Throws: ``RedisError`` when not all replies came.
    public func pipeline(_ commands: [[RedisArgument]]) async throws(RedisError) -> [RedisValue] {
        guard !commands.isEmpty else { return [] }
        var encoded: [RedisCommand] = []
        for command in commands { encoded.append(try RedisCommand(command)) }
        return try await desk.submit(encoded, isIdempotent: false)
    }

    /// Runs a script by its digest, and by its text where the server does not know it (yet, or any more).
    ///
    /// - Throws: ``RedisError``; an error reply has the code `server`.
    public func evaluate(
        _ script: RedisScript,
        keys: [String],
        arguments: [RedisArgument]
    ) async throws(RedisError) -> RedisValue {
        let parameters = [RedisArgument(keys.count)] + keys.map { RedisArgument($0) } + arguments
        let byDigest: [RedisArgument] = ["EVALSHA", RedisArgument(script.digest)]
        let first = try await answer(to: byDigest + parameters, isIdempotent: script.isIdempotent)
        // Nothing of a script that is not known has run.
        guard case .error(let message) = first, message.hasPrefix("NOSCRIPT") else { return try first.unlessError() }
        let byText: [RedisArgument] = ["EVAL", RedisArgument(script.source)]
        return try await answer(to: byText + parameters, isIdempotent: script.isIdempotent).unlessError()
    }

    private func answer(to arguments: [RedisArgument], isIdempotent: Bool) async throws(RedisError) -> RedisValue {
        let replies = try await desk.submit([try RedisCommand(arguments)], isIdempotent: isIdempotent)
        guard let reply = replies.first else {
            throw RedisError(code: .protocolViolation, message: "a command without a reply")
        }
        return reply
    }

    /// The reactor is made on its thread and never leaves it.
    private func runThread(_ pipe: WakeupPipe) async {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { [configuration, desk, logger] in
                Thread.current.name = "redis"
                RedisReactor(configuration: configuration, desk: desk, pipe: pipe, logger: logger).run()
                continuation.resume()
            }
        }
    }
}
