import CCurl
import Foundation
import ServiceLifecycle
import Synchronization

/// libcurl's multi handle and the one thread that uses it: carries many transfers at once and keeps their connections.
///
/// `@unchecked Sendable`: `multi` is made once; the calls on it are made by the thread of `main()` alone, which also
/// frees it, but for `curl_multi_wakeup`, which libcurl allows from any thread and which is called under the lock, and
/// there only before the thread has ended. The rest is constant or behind the lock.
final class TransferLoop<Carrier: Transfer>: @unchecked Sendable {
    private struct State {
        var arrived: [Exchange<Carrier>] = []
        var cancelled: [Exchange<Carrier>] = []
        var count = 0
        var isClosing = false
        /// The thread has ended and with it the multi handle.
        var isOver = false
    }

    private let name: String
    private let configuration: HTTPClientConfiguration
    private let state = Mutex(State())
    private let multi: UnsafeMutableRawPointer?

    /// - Parameter name: the thread's.
    init(name: String, _ configuration: HTTPClientConfiguration) {
        self.name = name
        self.configuration = configuration
        // Thread-safe since libcurl 7.84; before any other thread of ours uses it in any case.
        curl_global_init(Int(CURL_GLOBAL_DEFAULT))
        multi = curl_multi_init()
        // By default libcurl keeps few while few transfers are under way, and closes the others one after the other.
        _ = campus_multi_set_long(multi, CURLMOPT_MAXCONNECTS, 64)
        if let limit = configuration.connectionsPerHost {
            _ = campus_multi_set_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, limit)
        }
    }

    deinit {
        if !state.withLock({ $0.isOver }) { curl_multi_cleanup(multi) }
    }

    /// Carries transfers until the service group shuts down; what is under way is then ended first.
    func run() async {
        let (ends, end) = AsyncStream.makeStream(of: Void.self)
        let thread = Thread { [self] in
            main()
            end.finish()
            // After whoever waits may go on: a mail server that says nothing more is waited for when its connection is
            // closed.
            state.withLock { $0.isOver = true }
            curl_multi_cleanup(multi)
        }
        thread.name = name
        thread.start()
        await withTaskCancellationOrGracefulShutdownHandler {
            for await _ in ends {}
        } onCancelOrGracefulShutdown: { [self] in
            state.withLock { state in
                state.isClosing = true
                wake(state)
            }
        }
    }

    /// - Throws: ``HTTPClientError``.
    func perform(_ request: Carrier.Request, timeout: Duration) async throws(HTTPClientError) -> Carrier.Answer {
        let exchange = Exchange<Carrier>(request, timeout: timeout)
        return try await exchange.wait {
            enqueue(exchange)
        } cancel: {
            exchange.answer(
                .failure(HTTPClientError(.cancelled, "the waiting task was cancelled", mayHaveBeenSent: true))
            )
            state.withLock { state in
                state.cancelled.append(exchange)
                wake(state)
            }
        }
    }

    private func enqueue(_ exchange: Exchange<Carrier>) {
        let refusal = state.withLock { state -> HTTPClientError? in
            if state.isClosing { return HTTPClientError(.closed, "the client shuts down") }
            if state.count >= configuration.requestLimit { return HTTPClientError(.queueFull, "too many requests") }
            state.count += 1
            state.arrived.append(exchange)
            wake(state)
            return nil
        }
        if let refusal { exchange.answer(.failure(refusal)) }
    }

    /// Called under the lock.
    private func wake(_ state: State) {
        if !state.isOver { curl_multi_wakeup(multi) }
    }

    private func main() {
        var transfers: [UnsafeMutableRawPointer: (exchange: Exchange<Carrier>, transfer: Carrier)] = [:]
        while true {
            let (arrived, cancelled, isClosing) = state.withLock { state in
                defer { (state.arrived, state.cancelled) = ([], []) }
                return (state.arrived, state.cancelled, state.isClosing)
            }
            for exchange in arrived { begin(exchange, &transfers) }
            for exchange in cancelled {
                for (handle, entry) in transfers where entry.exchange === exchange { end(handle, &transfers) }
            }
            if isClosing && transfers.isEmpty { return }
            var running: Int32 = 0
            curl_multi_perform(multi, &running)
            var left: Int32 = 0
            while let message = curl_multi_info_read(multi, &left) {
                var result = CURLE_OK
                guard let handle = campus_finished(message, &result), let entry = transfers[handle] else { continue }
                let outcome = entry.transfer.outcome(result)
                end(handle, &transfers)
                entry.exchange.answer(outcome)
            }
            if transfers.isEmpty && isClosing { return }
            curl_multi_poll(multi, nil, 0, 1000, nil)
        }
    }

    private func begin(
        _ exchange: Exchange<Carrier>,
        _ transfers: inout [UnsafeMutableRawPointer: (exchange: Exchange<Carrier>, transfer: Carrier)]
    ) {
        do throws(HTTPClientError) {
            let transfer = try Carrier(exchange.request, timeout: exchange.timeout, configuration)
            transfers[transfer.easy.pointer] = (exchange, transfer)
            curl_multi_add_handle(multi, transfer.easy.pointer)
        } catch {
            state.withLock { $0.count -= 1 }
            exchange.answer(.failure(error))
        }
    }

    private func end(
        _ handle: UnsafeMutableRawPointer,
        _ transfers: inout [UnsafeMutableRawPointer: (exchange: Exchange<Carrier>, transfer: Carrier)]
    ) {
        curl_multi_remove_handle(multi, handle)
        transfers[handle] = nil
        state.withLock { $0.count -= 1 }
    }
}
