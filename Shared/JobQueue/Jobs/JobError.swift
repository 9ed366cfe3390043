/// An error of a handler that knows whether, and how soon, trying again can help.
public protocol JobError: Error {
    /// Whether every further attempt would fail too: the job then becomes a dead letter at once.
    var isPermanent: Bool { get }

    /// For how long whoever was called wants to hear nothing from any sender of this queue, such as when AWS throttles
    /// an account; nil when the failure is this job's alone.
    ///
    /// Until then nobody takes jobs from the queue, afterwards half as fast as before, and slowly faster again. The
    /// attempt does not count.
    var slowdown: Duration? { get }

    /// How soon this job alone may be tried again at the earliest; nil when nobody said.
    var retryAfter: Duration? { get }
}

extension JobError {
    public var slowdown: Duration? { nil }
    public var retryAfter: Duration? { nil }
}
