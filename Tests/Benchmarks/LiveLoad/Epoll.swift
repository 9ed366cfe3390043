import CEpoll
import Glibc

/// The descriptors that are waited for, by numbers of ours.
struct Epoll: ~Copyable {
    /// The number of the standard input.
    static let input = Int.max

    private let descriptor: Int32
    private let events = UnsafeMutableBufferPointer<epoll_event>.allocate(capacity: 256)

    init() throws(LoadFailure) {
        descriptor = epoll_create1(0)
        guard descriptor >= 0 else { throw .system("epoll_create1") }
    }

    deinit {
        close(descriptor)
        events.deallocate()
    }

    func add(_ watched: Int32, number: Int) throws(LoadFailure) {
        var event = epoll_event(events: EPOLLIN.rawValue, data: epoll_data_t(u64: UInt64(number)))
        guard epoll_ctl(descriptor, EPOLL_CTL_ADD, watched, &event) == 0 else { throw .system("epoll_ctl") }
    }

    /// - Parameters:
    ///   - deadline: when nothing comes until then, it fails.
    ///   - read: called with the number of each that can be read.
    func wait(
        until deadline: ContinuousClock.Instant?,
        read: (Int) throws(LoadFailure) -> Void
    ) throws(LoadFailure) {
        var timeout: Int32 = -1
        if let deadline {
            let left = ContinuousClock.now.duration(to: deadline).components
            timeout = Int32(clamping: max(0, left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000))
        }
        let count = epoll_wait(descriptor, events.baseAddress, Int32(events.count), timeout)
        if count < 0, errno == EINTR { return }
        guard count >= 0 else { throw .system("epoll_wait") }
        guard count > 0 else { throw LoadFailure("nothing has come for too long") }
        for event in events[..<Int(count)] { try read(Int(event.data.u64)) }
    }
}
