import Glibc

/// The lines of the standard input, as they come.
struct Input {
    private(set) var isAtEnd = false
    private var unread: [UInt8] = []

    /// Called when there is something to read.
    mutating func read() throws(LoadFailure) {
        var buffer = [UInt8](repeating: 0, count: 1024)
        let count = Glibc.read(STDIN_FILENO, &buffer, buffer.count)
        guard count >= 0 else { throw .system("read") }
        isAtEnd = count == 0
        unread += buffer[..<count]
    }

    mutating func nextLine() -> String? {
        guard let end = unread.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        defer { unread.removeFirst(end + 1) }
        return String(decoding: unread[..<end], as: UTF8.self)
    }
}
