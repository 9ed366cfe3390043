/// Decides who answers a request.
public protocol FastPathHandler: Sendable {
    /// Called on the connection's event loop for every request whose head is well formed. It must not block: while it
    /// runs, every connection of that event loop waits.
    func decide(_ request: FastPathRequest) -> FastPathDecision
}
