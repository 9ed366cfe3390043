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
        let areSet = { (end: Int32) in
            fcntl(end, F_SETFL, O_NONBLOCK) == 0 && fcntl(end, F_SETFD, FD_CLOEXEC) == 0
        }
        guard pipe(&ends) == 0, ends.allSatisfy(areSet) else {
            throw PostgresError(.configuration, "no file descriptor for the reactor (errno \(errno))")
        }
        (readEnd, writeEnd) = (ends[0], ends[1])
        sockets.append(pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0))
    }

    deinit {
        close(readEnd)
        close(writeEnd)
    }

    /// What to write a byte to for a wake-up; valid as long as the poller.
    var wakeupDescriptor: Int32 { writeEnd }

    /// Forgets the sockets of the last ``wait(timeout:)``.
    mutating func removeAll() {
        sockets.removeLast(sockets.count - 1)
    }

    /// Watches the socket during the next ``wait(timeout:)``; its place among the watched ones is its number, from 0.
    mutating func watch(_ descriptor: Int32, reading: Bool, writing: Bool) {
        let events = (reading ? POLLIN : 0) | (writing ? POLLOUT : 0)
        sockets.append(pollfd(fd: descriptor, events: Int16(events), revents: 0))
    }

    /// - Parameter timeout: milliseconds; -1 waits until something happens.
    mutating func wait(timeout: Int32) {
        // An interrupted wait is one on which nothing happened.
        if poll(&sockets, nfds_t(sockets.count), timeout) <= 0 {
            for index in sockets.indices { sockets[index].revents = 0 }
        }
        guard sockets[0].revents != 0 else { return }
        // There is one byte a burst; one that is left only means one more round.
        var bytes: (UInt64, UInt64) = (0, 0)
        read(readEnd, &bytes, 16)
    }

    /// Whether something happened on the socket watched at that place, errors and hang-ups among it.
    func isServed(_ place: Int) -> Bool { sockets[place + 1].revents != 0 }
}
