/// A value that is asked for when the metrics are, because somebody else keeps it.
final class ObservedSeries: MetricSeries {
    private let value: @Sendable () -> Double

    init(_ value: @escaping @Sendable () -> Double) {
        self.value = value
    }

    func write(name: String, labels: String, to text: inout String) {
        text.appendSample(name, labels, "\(value())")
    }
}
