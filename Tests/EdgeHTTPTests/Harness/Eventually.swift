import Testing

/// Waits until something on another thread has happened; the test's time limit is the deadline.
func eventually(_ condition: () -> Bool) async throws {
    while !condition() { try await Task.sleep(for: .milliseconds(2)) }
}
