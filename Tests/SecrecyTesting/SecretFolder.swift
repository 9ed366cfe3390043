public import Foundation

/// A temporary folder with a file in it that holds a secret, as a service finds it.
public final class SecretFolder: Sendable {
    public let folder: URL
    public let file: URL

    /// - Parameter text: what the file holds at first.
    public init(_ text: String) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "secret-\(UUID().uuidString.prefix(8))")
        file = folder.appending(path: "value")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try replace(text)
    }

    deinit {
        do {
            try FileManager.default.removeItem(at: folder)
        } catch {
            print("cannot remove \(folder.path()): \(error)")
        }
    }

    public var path: String { file.path() }

    /// Puts another file in its place in one step.
    public func replace(_ text: String) throws {
        let new = folder.appending(path: "new-\(UUID().uuidString.prefix(8))")
        try Data(text.utf8).write(to: new)
        guard rename(new.path(), path) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    }
}
