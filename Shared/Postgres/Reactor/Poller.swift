import Glibc

/// Waits for sockets and for a wake-up from other threads: epoll(7) and eventfd(2).
///
/// Used on the reactor's thread; only ``wake()`` is called from others.
struct Poller: ~Copyable {
    private let epoll: Int32
    private let wakeup: Int32
    private var events = [epoll_event](repeating: epoll_event(), count: 64)

    /// - Throws: ``PostgresError`` when the process has no descriptors left.
    init() throws(PostgresError) {
        epoll = epoll_create1(Int32(EPOLL_CLOEXEC.rawValue))
        wakeup = eventfd(0, Int32(EFD_CLOEXEC.rawValue) | Int32(EFD_NONBLOCK.rawValue))
        var event = epoll_event(events: EPOLLIN.rawValue, data: epoll_data_t(fd: wakeup))
        guard epoll >= 0, wakeup >= 0, epoll_ctl(epoll, EPOLL_CTL_ADD, wakeup, &event) == 0 else {
            throw PostgresError(.configuration, "no file descriptor for the reactor (errno \(errno))")
        }
    }

    deinit {
        close(wakeup)
        close(epoll)
    }

    /// What to write to for a wake-up; valid as long as the poller.
    var wakeupDescriptor: Int32 { wakeup }

    /// Watches the socket for reading, and for writing too when asked.
    func watch(_ descriptor: Int32, writing: Bool, reading: Bool = true) {
        var interest: UInt32 = 0
        if reading { interest |= EPOLLIN.rawValue }
        if writing { interest |= EPOLLOUT.rawValue }
        var event = epoll_event(events: interest, data: epoll_data_t(fd: descriptor))
        // libpq may have closed a socket and been given the same number again; then there is nothing to modify.
        if epoll_ctl(epoll, EPOLL_CTL_MOD, descriptor, &event) != 0 {
            epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event)
        }
    }

    /// - Parameter timeout: milliseconds; -1 waits until something happens.
    /// - Returns: the sockets something happened on.
    mutating func wait(timeout: Int32) -> [Int32] {
        let count = epoll_wait(epoll, &events, Int32(events.count), timeout)
        guard count > 0 else { return [] }
        return events[..<Int(count)].compactMap { event in
            if event.data.fd != wakeup { return event.data.fd }
            var counter: UInt64 = 0
            read(wakeup, &counter, 8)
            return nil
        }
    }
}
