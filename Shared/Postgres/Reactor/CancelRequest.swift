/// Asks the server to stop what one connection runs.
protocol CancelRequest: Sendable {
    /// Sends the request from a thread of its own, since it blocks.
    ///
    /// - Parameter done: called on that thread when the server has seen it, or cannot be reached.
    func send(_ done: @escaping @Sendable () -> Void)
}
