#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How many files the process may have open, of which every connection is one.
enum OpenFiles {
    /// Raises the limit to the most that the system grants: shells and containers often begin with 1,024, which is fewer
    /// than the connections that a service keeps. When the system refuses, the service runs with what it has.
    static func allowMost() {
        var limit = rlimit()
        guard getrlimit(files, &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        _ = setrlimit(files, &limit)
    }

    /// How many there may be now.
    static var limit: UInt64 {
        var limit = rlimit()
        return getrlimit(files, &limit) == 0 ? UInt64(limit.rlim_cur) : 0
    }

    #if canImport(Glibc)
        private static let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
        private static let files = RLIMIT_NOFILE
    #endif
}
