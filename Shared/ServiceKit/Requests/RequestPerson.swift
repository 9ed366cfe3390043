import Synchronization

/// Who makes a request, as its log line says it: found out inside, where the token is read, and said outside, where the
/// answer is logged.
///
/// May be used from any thread.
public final class RequestPerson: Sendable {
    /// Of the request that the task answers.
    @TaskLocal public static var current: RequestPerson?

    private let state = Mutex<String?>(nil)

    public init() {}

    /// Stands for the person without saying who it is.
    public var pseudonym: String? {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }
}
