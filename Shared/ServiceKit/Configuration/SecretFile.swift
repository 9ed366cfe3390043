import Foundation

/// A file that holds one secret, as Kubernetes, Docker and systemd hand them over.
struct SecretFile: Sendable {
    /// What tells one state of a file from another. A symbolic link that leads elsewhere gives another file and with it
    /// another number; a file written in place has another time of change.
    struct Stamp: Sendable, Equatable {
        let device: UInt64
        let number: UInt64
        let size: Int64
        let modified: [Int]
        let changed: [Int]
    }

    /// What was read, and the state it was read in; no state when it may still be changing.
    struct Content: Sendable {
        let text: String
        let stamp: Stamp?
    }

    /// The variable that names it, for messages.
    let variable: String
    let path: String
    /// More is no secret but somebody's mistake.
    private static let largest = 1_048_576
    /// A file's times have the kernel's tick, so that a second change right after the first may not show; and a writer
    /// that has begun may not have ended.
    private static let settling: TimeInterval = 1

    /// - Throws: ``ConfigurationError`` when there is no such file.
    func stamp() throws(ConfigurationError) -> Stamp {
        var status = stat()
        guard stat(path, &status) == 0 else { throw unreadable(errno) }
        return Stamp(status)
    }

    /// The text without the line ends behind it.
    ///
    /// - Throws: ``ConfigurationError``, which names the path and never quotes the content.
    func read() throws(ConfigurationError) -> Content {
        // Without O_NONBLOCK a pipe in the file's place would stop us here.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw unreadable(errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw unreadable(errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw error("is no regular file") }
        let bytes = try bytes(of: descriptor)
        guard let text = String(validating: bytes, as: UTF8.self) else { throw error("is not UTF-8") }
        let trimmed = text.unicodeScalars.reversed().drop { $0 == "\n" || $0 == "\r" }.reversed()
        guard !trimmed.isEmpty else { throw error("is empty") }
        var after = stat()
        guard fstat(descriptor, &after) == 0 else { throw unreadable(errno) }
        let age = Date().timeIntervalSince1970 - TimeInterval(after.st_mtim.tv_sec)
        let isSettled = Stamp(status) == Stamp(after) && age > Self.settling
        return Content(text: String(String.UnicodeScalarView(trimmed)), stamp: isSettled ? Stamp(after) : nil)
    }

    private func bytes(of descriptor: Int32) throws(ConfigurationError) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = Foundation.read(descriptor, &buffer, buffer.count)
            if count == 0 { return bytes }
            if count < 0 {
                if errno == EINTR { continue }
                throw unreadable(errno)
            }
            bytes += buffer[..<count]
            guard bytes.count <= Self.largest else { throw error("is larger than a secret, \(Self.largest) bytes") }
        }
    }

    private func unreadable(_ code: Int32) -> ConfigurationError {
        ConfigurationError(variable: variable, reason: "cannot be read at \(path): \(String(cString: strerror(code)))")
    }

    private func error(_ reason: String) -> ConfigurationError {
        ConfigurationError(variable: variable, reason: "\(reason) at \(path)")
    }
}

extension SecretFile.Stamp {
    fileprivate init(_ status: stat) {
        device = UInt64(status.st_dev)
        number = UInt64(status.st_ino)
        size = Int64(status.st_size)
        modified = [status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
        changed = [status.st_ctim.tv_sec, status.st_ctim.tv_nsec]
    }
}
