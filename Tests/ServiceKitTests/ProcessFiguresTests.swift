import Foundation
import Testing

@testable import ServiceKit

@Suite struct ProcessFiguresTests {
    @Test func theSystemIsAskedForThemAll() throws {
        let registry = PrometheusRegistry()
        ProcessFigures.add(to: registry)
        var values: [String: Double] = [:]
        for line in registry.exposition().split(separator: "\n") where !line.hasPrefix("#") {
            let parts = line.split(separator: " ")
            values[String(parts[0])] = Double(parts[1])
        }
        #expect(try #require(values["process_cpu_seconds_total"]) > 0)
        #expect(try #require(values["process_resident_memory_bytes"]) > 1_000_000)
        #expect(try #require(values["process_open_fds"]) >= 3)
        #expect(try #require(values["process_max_fds"]) >= #require(values["process_open_fds"]))
        #expect(try #require(values["process_threads"]) >= 1)
        #expect(try abs(#require(values["process_start_time_seconds"]) - Date().timeIntervalSince1970) < 60)
    }
}
