import Glibc

/// What makes a run worthless.
struct LoadFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }

    /// A call that the system refused.
    static func system(_ call: String) -> LoadFailure {
        LoadFailure("\(call): \(String(cString: strerror(errno)))")
    }
}
