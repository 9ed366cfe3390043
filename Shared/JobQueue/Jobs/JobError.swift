/// An error of a handler that knows whether trying again can help.
public protocol JobError: Error {
    /// Whether every further attempt would fail too: the job then becomes a dead letter at once.
    var isPermanent: Bool { get }
}
