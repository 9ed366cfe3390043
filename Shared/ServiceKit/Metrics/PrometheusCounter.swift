import CoreMetrics
import Synchronization

/// A count that only grows.
final class PrometheusCounter: CounterHandler, MetricSeries {
    private let value = Atomic<Int64>(0)

    func increment(by amount: Int64) {
        value.wrappingAdd(amount, ordering: .relaxed)
    }

    /// Counters of Prometheus never go back (they restart with the process), so a reset is not heard.
    func reset() {}

    func write(name: String, labels: String, to text: inout String) {
        text.appendSample(name, labels, String(value.load(ordering: .relaxed)))
    }
}
