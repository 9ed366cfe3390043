/// One line or group of lines of the exposition: the values of a metric for one set of labels.
protocol MetricSeries: AnyObject, Sendable {
    /// Appends the sample lines of the series; `labels` is `a="b",c="d"` or empty.
    func write(name: String, labels: String, to text: inout String)
}

extension String {
    /// One sample line of the exposition format.
    mutating func appendSample(_ name: String, _ labels: String, _ value: String) {
        self += labels.isEmpty ? "\(name) \(value)\n" : "\(name){\(labels)} \(value)\n"
    }
}
