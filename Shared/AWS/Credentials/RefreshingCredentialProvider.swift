public import Foundation

/// Keeps credentials and fetches new ones before they expire, one fetch at a time. While fetching fails, the old
/// ones serve as long as they are valid.
public actor RefreshingCredentialProvider: AWSCredentialProvider {
    private let source: any AWSCredentialProvider
    private let margin: TimeInterval
    private let now: @Sendable () -> Date
    private var current: AWSCredentials?
    private var fetch: Task<Result<AWSCredentials, AWSError>, Never>?

    /// - Parameter margin: how many seconds before the expiry new ones are fetched.
    public init(
        _ source: any AWSCredentialProvider,
        margin: TimeInterval = 300,
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.source = source
        self.margin = margin
        self.now = now
    }

    public func credentials() async throws(AWSError) -> AWSCredentials {
        if let current, isValid(current, for: margin) { return current }
        switch await fetched() {
        case .success(let credentials):
            current = credentials
            return credentials
        case .failure(let error):
            if let current, isValid(current, for: 0) { return current }
            throw error
        }
    }

    private func isValid(_ credentials: AWSCredentials, for margin: TimeInterval) -> Bool {
        credentials.expiration.map { $0.timeIntervalSince(now()) > margin } ?? true
    }

    /// Everyone who needs new ones waits for the same fetch, which one caller's cancellation must not end.
    private func fetched() async -> Result<AWSCredentials, AWSError> {
        if let fetch { return await fetch.value }
        let source = source
        let task = Task<Result<AWSCredentials, AWSError>, Never> {
            do throws(AWSError) {
                return .success(try await source.credentials())
            } catch {
                return .failure(error)
            }
        }
        fetch = task
        let result = await task.value
        fetch = nil
        return result
    }
}
