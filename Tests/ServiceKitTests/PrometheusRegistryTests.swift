import CoreMetrics
import ServiceKit
import Synchronization
import Testing

@Suite struct PrometheusRegistryTests {
    @Test func countersGaugesAndLabelsAreWrittenAsTheFormatSays() {
        let registry = PrometheusRegistry()
        let labels = [("path", "a\"b\\c\nd"), ("method", "GET")]
        registry.makeCounter(label: "things.asked", dimensions: labels).increment(by: 2)
        registry.makeCounter(label: "things.asked", dimensions: labels.reversed()).increment(by: 3)
        registry.makeMeter(label: "open", dimensions: []).set(1.5)
        #expect(
            registry.exposition() == #"""
                # TYPE open gauge
                open 1.5
                # TYPE things_asked_total counter
                things_asked_total{method="GET",path="a\"b\\c\nd"} 5

                """#
        )
    }

    @Test func aHistogramsBucketsAreCumulativeAndIncludeTheirBound() throws {
        let registry = PrometheusRegistry()
        let timer = registry.makeTimer(label: "wait", dimensions: [])
        for milliseconds: Int64 in [1, 1, 30, 60_000] { timer.recordNanoseconds(milliseconds * 1_000_000) }
        let lines = registry.exposition().split(separator: "\n").map(String.init)
        #expect(lines.first == "# TYPE wait_seconds histogram")
        #expect(lines.contains(#"wait_seconds_bucket{le="0.0005"} 0"#))
        #expect(lines.contains(#"wait_seconds_bucket{le="0.001"} 2"#))
        #expect(lines.contains(#"wait_seconds_bucket{le="0.05"} 3"#))
        #expect(lines.contains(#"wait_seconds_bucket{le="10.0"} 3"#))
        #expect(lines.contains(#"wait_seconds_bucket{le="+Inf"} 4"#))
        #expect(lines.contains("wait_seconds_count 4"))
        #expect(lines.contains { $0.hasPrefix("wait_seconds_sum 60.03") })
    }

    @Test func whatSomebodyElseKeepsIsAskedForEachTime() {
        let registry = PrometheusRegistry()
        let count = Mutex(0.0)
        registry.observe("asked_total", .counter, labels: [("of", "x")]) {
            count.withLock { count in
                count += 1
                return count
            }
        }
        #expect(registry.exposition().contains("# TYPE asked_total counter\nasked_total{of=\"x\"} 1.0\n"))
        #expect(registry.exposition().contains("asked_total{of=\"x\"} 2.0\n"))
    }

    @Test func aReplacedGaugeHasItsLatestSeriesAlone() {
        let registry = PrometheusRegistry()
        registry.replace("wanted", [([("event", "a")], 3), ([("event", "b")], 2)])
        registry.replace("wanted", [([("event", "b")], 4)])
        #expect(registry.exposition() == "# TYPE wanted gauge\nwanted{event=\"b\"} 4.0\n")
    }

    @Test func whatAMetricSaysStandsBeforeIt() {
        let registry = PrometheusRegistry()
        registry.makeMeter(label: "outbox_waiting", dimensions: []).set(1.0)
        #expect(registry.exposition().hasPrefix("# HELP outbox_waiting Entries of the outbox"))
    }

    @Test func promisesHaveBucketsOfTheirOwn() {
        let registry = PrometheusRegistry()
        let timer = registry.makeTimer(label: "http_request_duration", dimensions: [])
        for milliseconds: Int64 in [5, 2000] { timer.recordNanoseconds(milliseconds * 1_000_000) }
        let lines = registry.exposition().split(separator: "\n").map(String.init)
        #expect(lines.contains(#"http_request_duration_seconds_bucket{le="0.005"} 1"#))
        #expect(lines.contains(#"http_request_duration_seconds_bucket{le="1.0"} 1"#))
        #expect(lines.contains(#"http_request_duration_seconds_bucket{le="2.0"} 2"#))
    }

    @Test func aNameIsOneTypeOnly() {
        let registry = PrometheusRegistry()
        registry.makeMeter(label: "things_total", dimensions: []).set(7.0)
        registry.makeCounter(label: "things", dimensions: []).increment(by: 1)
        #expect(registry.exposition() == "# TYPE things_total gauge\nthings_total 7.0\n")
    }

    @Test func manyAtOnceLoseNothing() async {
        let registry = PrometheusRegistry()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<1000 { registry.makeCounter(label: "n", dimensions: []).increment(by: 1) }
                }
            }
        }
        #expect(registry.exposition().contains("n_total 8000"))
    }

    @Test func whoGoesUpAndDownOnManyThreadsEndsWhereTheyBegan() async {
        let registry = PrometheusRegistry()
        let gauge = registry.makeMeter(label: "open", dimensions: [])
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<1000 {
                        gauge.increment(by: 1)
                        gauge.decrement(by: 1)
                    }
                }
            }
        }
        #expect(registry.exposition() == "# TYPE open gauge\nopen 0.0\n")
    }
}
