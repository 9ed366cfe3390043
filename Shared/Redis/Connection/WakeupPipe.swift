import Foundation

/// A pipe by which any thread wakes the one that polls its reading end. Owns both descriptors.
final class WakeupPipe: Sendable {
    /// What the woken thread polls.
    let readingEnd: Int32
    private let writingEnd: Int32

    init() throws(RedisError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            throw RedisError(code: .connectionFailed, message: "no pipe: \(String(cString: strerror(errno)))")
        }
        for end in ends {
            // Neither end may block, and a child process must not inherit it; both calls succeed on an open pipe.
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        readingEnd = ends[0]
        writingEnd = ends[1]
    }

    deinit {
        close(readingEnd)
        close(writingEnd)
    }

    /// Wakes the polling thread. A full pipe is as good: it has not been emptied yet.
    func wake() {
        var byte: UInt8 = 1
        _ = write(writingEnd, &byte, 1)
    }

    /// Forgets the wake-ups so far.
    func clear() {
        var bytes = [UInt8](repeating: 0, count: 64)
        while read(readingEnd, &bytes, bytes.count) == bytes.count {}
    }
}
