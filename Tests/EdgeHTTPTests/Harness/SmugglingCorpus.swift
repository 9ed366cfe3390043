import Foundation

/// A request of Tests/Smuggling, named by its folder and file.
struct SmugglingCorpus: CustomStringConvertible, Sendable {
    let name: String
    let bytes: [UInt8]

    var description: String { name }

    /// The requests that are answered with this status, or as often as the folder says.
    static func requests(_ folder: String) throws -> [SmugglingCorpus] {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let root = tests.deletingLastPathComponent().appending(path: "Smuggling/\(folder)")
        return try FileManager.default.contentsOfDirectory(atPath: root.path()).sorted().map { file in
            SmugglingCorpus(name: "\(folder)/\(file)", bytes: Array(try Data(contentsOf: root.appending(path: file))))
        }
    }
}
