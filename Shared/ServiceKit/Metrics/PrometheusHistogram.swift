import CoreMetrics
import Synchronization

/// A distribution in fixed buckets; timers record seconds.
final class PrometheusHistogram: TimerHandler, RecorderHandler, MetricSeries {
    /// Upper bounds in seconds: half a millisecond to ten seconds, as web requests and queries need them. Two of them
    /// are where promises are: 5 ms and 2 s.
    static let seconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10]
    /// Upper bounds for sizes and counts, such as the RSVPs of one batch.
    static let sizes = [1.0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 4096, 16384]

    private struct State {
        var counts: [UInt64]
        var sum = 0.0
        var count: UInt64 = 0
    }

    private let bounds: [Double]
    private let state: Mutex<State>

    init(bounds: [Double]) {
        self.bounds = bounds
        self.state = Mutex(State(counts: Array(repeating: 0, count: bounds.count)))
    }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }
    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        let bucket = bounds.firstIndex { value <= $0 }
        state.withLock { state in
            if let bucket { state.counts[bucket] += 1 }
            state.sum += value
            state.count += 1
        }
    }

    func write(name: String, labels: String, to text: inout String) {
        let (counts, sum, count) = state.withLock { ($0.counts, $0.sum, $0.count) }
        let prefix = labels.isEmpty ? "" : labels + ","
        var cumulative: UInt64 = 0
        for (bound, bucket) in zip(bounds, counts) {
            cumulative += bucket
            text.appendSample(name + "_bucket", prefix + "le=\"\(bound)\"", String(cumulative))
        }
        text.appendSample(name + "_bucket", prefix + "le=\"+Inf\"", String(count))
        text.appendSample(name + "_sum", labels, "\(sum)")
        text.appendSample(name + "_count", labels, String(count))
    }
}
