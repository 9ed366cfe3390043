import Glibc

/// Waits for a handful of sockets and for a wake-up from other threads: poll(2) and a pipe.
///
/// With ten sockets poll costs no more than epoll, and it forgets a socket that libpq closed by itself.
struct Poller: ~Copyable {
    private let readEnd: Int32
    private let writeEnd: Int32
    private var sockets: [pollfd] = []

    /// - Throws: ``PostgresError`` when the process has no descriptors left.
    init() throws(PostgresError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0, ends.allSatisfy({ fcntl($0, F_SETFL, O_NONBLOCK) == 0 }) else {
            throw PostgresError(.configuration, "no file descriptor for the reactor (errno \(errno))")
        }
        (readEnd, writeEnd) = (ends[0], ends[1])
    }

    deinit {
        close(readEnd)
        close(writeEnd)
    }

    /// What to write a byte to for a wake-up; valid as long as the poller.
    var wakeupDescriptor: Int32 { writeEnd }

    /// Watches the socket during the next ``wait(timeout:)``.
    mutating func watch(_ descriptor: Int32, reading: Bool, writing: Bool) {
        let events = (reading ? POLLIN : 0) | (writing ? POLLOUT : 0)
        sockets.append(pollfd(fd: descriptor, events: Int16(events), revents: 0))
    }

    /// - Parameter timeout: milliseconds; -1 waits until something happens.
    /// - Returns: the sockets something happened on, errors and hang-ups among it.
    mutating func wait(timeout: Int32) -> [Int32] {
        sockets.append(pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0))
        defer { sockets.removeAll(keepingCapacity: true) }
        guard poll(&sockets, nfds_t(sockets.count), timeout) > 0 else { return [] }
        if sockets.last?.revents != 0 {
            var bytes = [UInt8](repeating: 0, count: 64)
            while read(readEnd, &bytes, bytes.count) > 0 {}
        }
        return sockets.dropLast().filter { $0.revents != 0 }.map(\.fd)
    }
}
