import Foundation

/// A port that the environment names.
enum ConfiguredPort {
    struct Missing: Error, CustomStringConvertible {
        let name: String
        var description: String { "\(name) must be a port" }
    }

    static func read(_ name: String) throws(Missing) -> Int {
        guard let port = ProcessInfo.processInfo.environment[name].flatMap(UInt16.init) else {
            throw Missing(name: name)
        }
        return Int(port)
    }
}
