import CCurl
import Foundation
public import Logging
public import ServiceLifecycle
import Synchronization

/// Requests to other services through libcurl, whose multi handle one thread owns. TLS certificates are verified,
/// connections are kept, redirects are answers like any other.
///
/// `@unchecked Sendable`: `multi` is made once; the calls on it are made by the thread of `main()` alone but for
/// `curl_multi_wakeup`, which libcurl allows from any thread; the rest is constant or behind the lock.
public final class HTTPClient: Service, @unchecked Sendable {
    private struct State {
        var arrived: [Exchange] = []
        var cancelled: [Exchange] = []
        var count = 0
        var isClosing = false
    }

    private let configuration: HTTPClientConfiguration
    private let logger: Logger
    private let state = Mutex(State())
    private let multi: UnsafeMutableRawPointer?

    public init(configuration: HTTPClientConfiguration = HTTPClientConfiguration(), logger: Logger) {
        self.configuration = configuration
        self.logger = logger
        // Thread-safe since libcurl 7.84; before any other thread of ours uses it in any case.
        curl_global_init(Int(CURL_GLOBAL_DEFAULT))
        multi = curl_multi_init()
    }

    deinit {
        curl_multi_cleanup(multi)
    }

    /// Carries the requests until the service group shuts down; what is under way is then ended first.
    public func run() async throws {
        let (ends, end) = AsyncStream.makeStream(of: Void.self)
        let thread = Thread { [self] in
            main()
            end.finish()
        }
        thread.name = "http-client"
        thread.start()
        await withTaskCancellationOrGracefulShutdownHandler {
            for await _ in ends {}
        } onCancelOrGracefulShutdown: { [self] in
            state.withLock { $0.isClosing = true }
            curl_multi_wakeup(multi)
        }
    }

    /// Sends the request and waits for the whole answer, whatever its status.
    ///
    /// - Parameter timeout: for all of it, connecting included.
    /// - Throws: ``HTTPClientError``.
    public func send(
        _ request: HTTPClientRequest,
        timeout: Duration = .seconds(10)
    ) async throws(HTTPClientError) -> HTTPClientResponse {
        try request.validate()
        let exchange = Exchange(request, timeout: timeout)
        return try await exchange.wait {
            enqueue(exchange)
        } cancel: {
            exchange.answer(
                .failure(HTTPClientError(.cancelled, "the waiting task was cancelled", mayHaveBeenSent: true))
            )
            state.withLock { $0.cancelled.append(exchange) }
            curl_multi_wakeup(multi)
        }
    }

    private func enqueue(_ exchange: Exchange) {
        let refusal = state.withLock { state -> HTTPClientError? in
            if state.isClosing { return HTTPClientError(.closed, "the client shuts down") }
            if state.count >= configuration.requestLimit { return HTTPClientError(.queueFull, "too many requests") }
            state.count += 1
            state.arrived.append(exchange)
            return nil
        }
        if let refusal { exchange.answer(.failure(refusal)) } else { curl_multi_wakeup(multi) }
    }

    private func main() {
        var transfers: [UnsafeMutableRawPointer: Transfer] = [:]
        while true {
            let (arrived, cancelled, isClosing) = state.withLock { state in
                defer { (state.arrived, state.cancelled) = ([], []) }
                return (state.arrived, state.cancelled, state.isClosing)
            }
            for exchange in arrived { begin(exchange, &transfers) }
            for exchange in cancelled {
                for (handle, transfer) in transfers where transfer.exchange === exchange {
                    end(handle, &transfers)
                }
            }
            if isClosing && transfers.isEmpty { return }
            var running: Int32 = 0
            curl_multi_perform(multi, &running)
            var left: Int32 = 0
            while let message = curl_multi_info_read(multi, &left) {
                var result = CURLE_OK
                guard let handle = campus_finished(message, &result), let transfer = transfers[handle] else { continue }
                let outcome = transfer.outcome(result)
                end(handle, &transfers)
                transfer.exchange.answer(outcome)
            }
            if transfers.isEmpty && isClosing { return }
            curl_multi_poll(multi, nil, 0, 1000, nil)
        }
    }

    private func begin(_ exchange: Exchange, _ transfers: inout [UnsafeMutableRawPointer: Transfer]) {
        do throws(HTTPClientError) {
            let transfer = try Transfer(exchange, configuration)
            transfers[transfer.handle] = transfer
            curl_multi_add_handle(multi, transfer.handle)
        } catch {
            state.withLock { $0.count -= 1 }
            exchange.answer(.failure(error))
        }
    }

    private func end(_ handle: UnsafeMutableRawPointer, _ transfers: inout [UnsafeMutableRawPointer: Transfer]) {
        curl_multi_remove_handle(multi, handle)
        transfers[handle] = nil
        state.withLock { $0.count -= 1 }
    }
}
