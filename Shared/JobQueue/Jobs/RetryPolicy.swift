/// How often a job is tried, and how long it waits between attempts: exponential backoff with full jitter.
///
/// Source: "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
public struct RetryPolicy: Sendable, Equatable {
    /// After so many attempts, 1 at least, a job becomes a dead letter.
    public let maximumAttempts: Int
    /// The longest wait after the first attempt; it doubles from attempt to attempt.
    public let base: Duration
    /// The longest wait of all.
    public let cap: Duration

    public init(maximumAttempts: Int = 10, base: Duration = .seconds(1), cap: Duration = .seconds(3600)) {
        self.maximumAttempts = max(1, maximumAttempts)
        self.base = max(.zero, base)
        self.cap = max(.zero, cap)
    }

    /// The wait after the given attempt (from 1): anything between nothing and the step, at random.
    public func delay(attempt: Int, using generator: inout some RandomNumberGenerator) -> Duration {
        longestDelay(attempt: attempt) * Double.random(in: 0...1, using: &generator)
    }

    /// What becomes of a job whose attempt failed with this error: by its class, and then by how often it was tried.
    func outcome(
        of error: any Error,
        attempt: Int,
        using generator: inout some RandomNumberGenerator
    ) -> JobOutcome {
        // Ten of them are kept with each job that fails.
        let text = String(String(describing: error).prefix(500))
        let jobError = error as? any JobError
        if jobError?.isPermanent == true { return .dead(error: text) }
        if let slowdown = jobError?.slowdown { return .slowed(for: slowdown, error: text) }
        if attempt >= maximumAttempts { return .dead(error: text) }
        let delay = delay(attempt: attempt, using: &generator)
        return .retry(after: max(delay, jobError?.retryAfter ?? .zero), error: text)
    }

    private func longestDelay(attempt: Int) -> Duration {
        var step = min(base, cap)
        var attempt = attempt
        // Stops at the cap, long before the product could overflow.
        while attempt > 1, step > .zero, step < cap {
            step = min(step * 2, cap)
            attempt -= 1
        }
        return step
    }
}
