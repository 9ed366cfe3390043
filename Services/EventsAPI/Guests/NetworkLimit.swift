import Foundation

/// How often each network may do something in a while.
///
/// Pure. Counts in windows: a network's window begins with its first request and then holds so many. Bounded: when too
/// many networks are known, the windows that are over are forgotten, and if that is not enough, all are.
struct NetworkLimit {
    let count: Int
    let window: TimeInterval
    /// How many networks are known at once.
    let capacity: Int

    private struct Window {
        let end: Date
        var used: Int
    }

    private var windows: [String: Window] = [:]

    init(count: Int, window: TimeInterval, capacity: Int = 50_000) {
        self.count = count
        self.window = window
        self.capacity = capacity
    }

    /// Takes one of the network's turns.
    ///
    /// - Returns: nil, or in how many seconds there is one again.
    mutating func take(_ network: String, now: Date) -> TimeInterval? {
        if let known = windows[network], known.end > now {
            guard known.used < count else { return known.end.timeIntervalSince(now) }
            windows[network]?.used += 1
            return nil
        }
        if windows.count >= capacity { windows = windows.filter { $0.value.end > now } }
        if windows.count >= capacity { windows = [:] }
        windows[network] = Window(end: now.addingTimeInterval(window), used: 1)
        return nil
    }
}
