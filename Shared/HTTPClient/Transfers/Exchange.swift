import Synchronization

/// One request and who waits for its answer; the first answer counts.
final class Exchange<Carrier: Transfer>: Sendable {
    typealias Answer = Result<Carrier.Answer, HTTPClientError>

    let request: Carrier.Request
    let timeout: Duration
    private let continuation = Mutex<CheckedContinuation<Answer, Never>?>(nil)

    init(_ request: Carrier.Request, timeout: Duration) {
        self.request = request
        self.timeout = timeout
    }

    func wait(start: () -> Void, cancel: @Sendable () -> Void) async throws(HTTPClientError) -> Carrier.Answer {
        let answer: Answer = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                self.continuation.withLock { $0 = continuation }
                start()
                if Task.isCancelled { cancel() }
            }
        } onCancel: {
            cancel()
        }
        return try answer.get()
    }

    func answer(_ answer: Answer) {
        continuation.withLock { continuation in
            defer { continuation = nil }
            return continuation
        }?.resume(returning: answer)
    }
}
