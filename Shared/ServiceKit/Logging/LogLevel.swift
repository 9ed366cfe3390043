public import Logging
import Synchronization

/// The level below which a process logs nothing, which may change while it runs. May be used from any thread.
public final class LogLevel: Sendable {
    /// The place of the level among all.
    private let place: Atomic<Int>

    public init(_ level: Logger.Level) {
        place = Atomic(Self.place(of: level))
    }

    public var current: Logger.Level {
        get { Logger.Level.allCases[place.load(ordering: .relaxed)] }
        set { place.store(Self.place(of: newValue), ordering: .relaxed) }
    }

    private static func place(of level: Logger.Level) -> Int {
        Logger.Level.allCases.firstIndex(of: level) ?? 0
    }
}
