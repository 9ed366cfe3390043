import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the system says of this process, under the names that Prometheus' own clients have for it.
///
/// Linux tells it under `/proc/self` (proc(5)); where there is none, what comes from there is 0.
enum ProcessFigures {
    static func add(to registry: PrometheusRegistry) {
        let start = Date().timeIntervalSince1970
        registry.observe("process_start_time_seconds", .gauge) { start }
        registry.observe("process_cpu_seconds_total", .counter, cpuSeconds)
        registry.observe("process_resident_memory_bytes", .gauge, residentBytes)
        registry.observe("process_open_fds", .gauge, openFiles)
        registry.observe("process_max_fds", .gauge, maximumFiles)
        registry.observe("process_threads", .gauge, threads)
    }

    /// Of all threads, in the kernel's work for them too.
    private static func cpuSeconds() -> Double {
        var time = timespec()
        guard clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0 else { return 0 }
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
    }

    /// The second number is how many pages are in memory.
    private static func residentBytes() -> Double {
        let fields = text("/proc/self/statm").split(separator: " ")
        guard fields.count > 1, let pages = Double(fields[1]) else { return 0 }
        return pages * Double(sysconf(Int32(_SC_PAGESIZE)))
    }

    private static func openFiles() -> Double {
        do {
            // One of them is the folder itself, open while it is read.
            return Double(try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count - 1)
        } catch {
            return 0
        }
    }

    private static func maximumFiles() -> Double { Double(OpenFiles.limit) }

    private static func threads() -> Double {
        do {
            return Double(try FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").count)
        } catch {
            return 0
        }
    }

    private static func text(_ path: String) -> String {
        do {
            return try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            return ""
        }
    }
}
